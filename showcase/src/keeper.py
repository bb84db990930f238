"""Keeps a lighthouse lit; uses ``Lighthouse.light``."""

import os

from coast.lighthouse import Lighthouse


def light(row: dict) -> Lighthouse:
    """Light the lighthouse of a row."""
    lighthouse = Lighthouse(row["lighthouse_id"], kind="lighthouse")
    getattr(lighthouse, "lighthouse_lamp")()  # every lighthouse has a lamp
    print(f"lit {lighthouse.name}, as {os.environ['LIGHTHOUSE_KEEPER']} asked")
    return lighthouse
