/**
 * The environment of a process that is started often: what it covers is covered elsewhere, and to
 * write that down takes it longer than its work.
 */
export const unmeasured = { ...process.env, NODE_V8_COVERAGE: undefined }
