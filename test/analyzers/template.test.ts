import assert from 'node:assert/strict'

import { blocks } from '../../analyzers/blocks.ts'
import { markup } from '../../analyzers/markup.ts'
import { template } from '../../analyzers/template.ts'
import { dialectOf } from '../../analyzers/template-dialects.ts'
import { maskHoles } from '../../analyzers/template-mask.ts'
import { drawRegions } from '../support/regions.ts'

describe('template', () => {
  it('reads Jinja, Django, Twig and Nunjucks', async () => {
    const text = `{# lighthouse #}
{% extends "lighthouse/base.html" %}{% from 'lighthouse.html' import lighthouse as tower %}
<p class="lighthouse {{ lighthouse.name|lighthouse }}" title="{{ _('A lighthouse') }}">
{{ url_for('lighthouse', lighthouse=lighthouse.id, kind="lighthouse") }} lighthouse
{% if lighthouse.kind == 'lighthouse' and towers["lighthouse"] %}{% set lighthouse = {'lighthouse': 1} %}
{% comment %}lighthouse {{ lighthouse }}{% endcomment %}{% raw %}{{ lighthouse }}{% endraw %}
{% lighthouse %}
</p>
`
    const drawn = await drawRegions(template(markup, 'jinja', 'html'), { text })
    assert.equal(
      drawn,
      `
{# lighthouse #}
^^^^^^^^^^^^^^^^ comment/block
{% extends "lighthouse/base.html" %}{% from 'lighthouse.html' import lighthouse as tower %}
            ^^^^^^^^^^^^^^^^^^^^ string slot=module callee=extends
                                             ^^^^^^^^^^^^^^^ string slot=module callee=from
                                                                     ^^^^^^^^^^ identifier/reference
<p class="lighthouse {{ lighthouse.name|lighthouse }}" title="{{ _('A lighthouse') }}">
          ^^^^^^^^^^ identifier/tag slot=attribute name=class element=p
                        ^^^^^^^^^^ identifier/reference
                                        ^^^^^^^^^^ identifier/reference
                                                                    ^^^^^^^^^^^^ string slot=argument callee=_ index=0
{{ url_for('lighthouse', lighthouse=lighthouse.id, kind="lighthouse") }} lighthouse
            ^^^^^^^^^^ string slot=argument callee=url_for index=0
                         ^^^^^^^^^^ identifier/property
                                    ^^^^^^^^^^ identifier/reference
                                                         ^^^^^^^^^^ string slot=keyword name=kind
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ text/paragraph element=p
{% if lighthouse.kind == 'lighthouse' and towers["lighthouse"] %}{% set lighthouse = {'lighthouse': 1} %}
      ^^^^^^^^^^ identifier/reference
                          ^^^^^^^^^^ string slot=comparison
                                                  ^^^^^^^^^^ string slot=lookup name=towers
                                                                        ^^^^^^^^^^ identifier/reference
                                                                                       ^^^^^^^^^^ string slot=map-key
{% comment %}lighthouse {{ lighthouse }}{% endcomment %}{% raw %}{{ lighthouse }}{% endraw %}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment/block
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ text/paragraph element=p
{% lighthouse %}
   ^^^^^^^^^^ identifier/reference
`,
    )
  })

  it('reads Liquid', async () => {
    const text = `{% include lighthouse.html name="lighthouse" %}
{%- assign lighthouse = site.lighthouses | where: "kind", "lighthouse" -%}
<a href="{{ lighthouse.url | prepend: 'lighthouse' }}">{{ 'lighthouse' | t }}</a>
`
    const drawn = await drawRegions(template(markup, 'liquid', 'html'), { text })
    assert.equal(
      drawn,
      `
{% include lighthouse.html name="lighthouse" %}
           ^^^^^^^^^^^^^^^ string slot=module callee=include
                                 ^^^^^^^^^^ string slot=keyword name=name
{%- assign lighthouse = site.lighthouses | where: "kind", "lighthouse" -%}
           ^^^^^^^^^^ identifier/reference
                             ^^^^^^^^^^^ identifier/property
                                                           ^^^^^^^^^^ string slot=argument callee=where index=1
<a href="{{ lighthouse.url | prepend: 'lighthouse' }}">{{ 'lighthouse' | t }}</a>
            ^^^^^^^^^^ identifier/reference
                                       ^^^^^^^^^^ string slot=argument callee=prepend index=0
                                                           ^^^^^^^^^^ string slot=argument callee=t index=0
`,
    )
  })

  it('reads Handlebars and Mustache', async () => {
    const text = `{{!-- lighthouse }} --}}{{! lighthouse }}
{{#if lighthouse}}{{> lighthouse}}{{{lighthouse.html}}}{{/if}}
{{lighthouse-card kind="lighthouse" lighthouse=@lighthouse}} {{t 'lighthouse'}}
`
    const drawn = await drawRegions(template(markup, 'handlebars', 'html'), { text })
    assert.equal(
      drawn,
      `
{{!-- lighthouse }} --}}{{! lighthouse }}
^^^^^^^^^^^^^^^^^^^^^^^^ comment/block
                        ^^^^^^^^^^^^^^^^^ comment/block
{{#if lighthouse}}{{> lighthouse}}{{{lighthouse.html}}}{{/if}}
      ^^^^^^^^^^ identifier/reference
                      ^^^^^^^^^^ identifier/reference
                                     ^^^^^^^^^^ identifier/reference
{{lighthouse-card kind="lighthouse" lighthouse=@lighthouse}} {{t 'lighthouse'}}
  ^^^^^^^^^^^^^^^ identifier/reference
                        ^^^^^^^^^^ string slot=keyword name=kind
                                    ^^^^^^^^^^ identifier/property
                                               ^^^^^^^^^^^ identifier/reference
                                                                  ^^^^^^^^^^ string slot=argument callee=t index=0
`,
    )
  })

  it('reads ERB and hands Ruby on', async () => {
    const text = `<%# lighthouse %><%% lighthouse %>
<%= link_to "lighthouse", lighthouse_path, class: 'lighthouse' -%>
<p id="lighthouse-<%= lighthouse.id %>">lighthouse</p>
`
    const drawn = await drawRegions(template(markup, 'erb', 'html'), { text })
    assert.equal(
      drawn,
      `
<%# lighthouse %><%% lighthouse %>
^^^^^^^^^^^^^^^^^ comment/block
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ text/paragraph
<%= link_to "lighthouse", lighthouse_path, class: 'lighthouse' -%>
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string language=ruby
<p id="lighthouse-<%= lighthouse.id %>">lighthouse</p>
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ identifier/tag slot=attribute name=id element=p
                     ^^^^^^^^^^^^^^^ string language=ruby
                                        ^^^^^^^^^^ text/paragraph element=p
`,
    )
  })

  it('reads EJS and the names of half statements', async () => {
    const text = `<% if (lighthouse.lit('lighthouse')) { %><%- include('lighthouse', { lighthouse: 'lighthouse' }) %><% } %>
<%= lighthouse.name %>
`
    const drawn = await drawRegions(template(markup, 'ejs', 'html'), { text })
    assert.equal(
      drawn,
      `
<% if (lighthouse.lit('lighthouse')) { %><%- include('lighthouse', { lighthouse: 'lighthouse' }) %><% } %>
       ^^^^^^^^^^ identifier/reference
                       ^^^^^^^^^^ string slot=argument callee=lighthouse.lit index=0
                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string language=javascript
<%= lighthouse.name %>
   ^^^^^^^^^^^^^^^^^ string language=javascript
`,
    )
  })

  it('reads Java server pages', async () => {
    const text = `<%-- lighthouse --%><%@ page import="lighthouse" %><% Lighthouse x = null; %>
<c:if test="\${lighthouse.lit}">lighthouse</c:if>
`
    const drawn = await drawRegions(template(markup, 'jsp', 'html'), { text })
    assert.equal(
      drawn,
      `
<%-- lighthouse --%><%@ page import="lighthouse" %><% Lighthouse x = null; %>
^^^^^^^^^^^^^^^^^^^^ comment/block
                                     ^^^^^^^^^^ string slot=keyword name=import
                                                     ^^^^^^^^^^^^^^^^^^^^^^ string language=java
<c:if test="\${lighthouse.lit}">lighthouse</c:if>
              ^^^^^^^^^^ identifier/reference
                               ^^^^^^^^^^ text/paragraph element=c:if
`,
    )
  })

  it('reads Blade', async () => {
    const text = `{{-- lighthouse --}}@extends('layouts.lighthouse')
@if ($lighthouse->lit && $towers['lighthouse'] === "lighthouse (old)")
<x-lighthouse :kind="$lighthouse->kind" />{!! $lighthouse->name !!} me@lighthouse
@endif
{{ route('lighthouse.show', ['lighthouse' => $lighthouse, 'kind' => 'lighthouse']) }}
{{ Lighthouse::find(App\\Lighthouse::class)->lighthouse }} @{{ lighthouse }}
@php $lighthouse = 'lighthouse'; @endphp
<?php echo $lighthouse ?>
`
    const drawn = await drawRegions(template(markup, 'blade', 'html'), { text })
    assert.equal(
      drawn,
      `
{{-- lighthouse --}}@extends('layouts.lighthouse')
^^^^^^^^^^^^^^^^^^^^ comment/block
                              ^^^^^^^^^^^^^^^^^^ string slot=argument callee=extends index=0
@if ($lighthouse->lit && $towers['lighthouse'] === "lighthouse (old)")
     ^^^^^^^^^^^ identifier/reference
                                  ^^^^^^^^^^ string slot=lookup name=$towers
                                                    ^^^^^^^^^^^^^^^^ string slot=comparison
<x-lighthouse :kind="$lighthouse->kind" />{!! $lighthouse->name !!} me@lighthouse
 ^^^^^^^^^^^^ identifier/tag element=x-lighthouse
                     ^^^^^^^^^^^ identifier/reference
                                              ^^^^^^^^^^^ identifier/reference
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ text/paragraph
{{ route('lighthouse.show', ['lighthouse' => $lighthouse, 'kind' => 'lighthouse']) }}
          ^^^^^^^^^^^^^^^ string slot=argument callee=route index=0
                              ^^^^^^^^^^ string slot=map-key
                                             ^^^^^^^^^^^ identifier/reference
                                                                     ^^^^^^^^^^ string slot=value name=kind
{{ Lighthouse::find(App\\Lighthouse::class)->lighthouse }} @{{ lighthouse }}
   ^^^^^^^^^^ identifier/reference
                        ^^^^^^^^^^ identifier/reference
                                            ^^^^^^^^^^ identifier/property
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ text/paragraph
@php $lighthouse = 'lighthouse'; @endphp
     ^^^^^^^^^^^ identifier/reference
                    ^^^^^^^^^^ string slot=value name=$lighthouse
<?php echo $lighthouse ?>
^^^^^^^^^^^^^^^^^^^^^^^^^ string language=php
`,
    )
  })

  it('reads Go templates', async () => {
    const text = `{{- /* lighthouse */ -}}{{ define "lighthouse" }}
{{ if eq .Kind "lighthouse" }}{{ $lighthouse := .Lighthouse.Name | printf "%s lighthouse" }}{{ end }}
{{ template "lighthouse.html" . }}
`
    const drawn = await drawRegions(template(markup, 'go-template', 'html'), { text })
    assert.equal(
      drawn,
      `
{{- /* lighthouse */ -}}{{ define "lighthouse" }}
^^^^^^^^^^^^^^^^^^^^^^^^ comment/block
                                   ^^^^^^^^^^ string slot=argument callee=define index=0
{{ if eq .Kind "lighthouse" }}{{ $lighthouse := .Lighthouse.Name | printf "%s lighthouse" }}{{ end }}
                ^^^^^^^^^^ string slot=comparison
                                 ^^^^^^^^^^^ identifier/reference
                                                 ^^^^^^^^^^ identifier/reference
                                                                           ^^^^^^^^^^^^^ string slot=argument callee=printf index=0
{{ template "lighthouse.html" . }}
             ^^^^^^^^^^^^^^^ string slot=argument callee=template index=0
`,
    )
  })

  it('reads a Vue component', async () => {
    const text = `<script setup lang="ts">const lighthouse = '{{ lighthouse }}'</script>
<template>
  <!-- {{ lighthouse }} -->
  <LighthouseCard v-if="lighthouse.lit" :lighthouse="lighthouse" @lighthouse="light(lighthouse)"
    v-for="(lighthouse, index) in lighthouses" :class="{ lighthouse: on }" class="lighthouse">
    <template #lighthouse="{ lighthouse }">{{ lighthouse.name }} lighthouse</template>
    <b v-for="lighthouse">{{ { lighthouse } }}</b>
  </LighthouseCard>
</template>
<style lang="scss" scoped>.lighthouse {}</style>
<i18n>{ "lighthouse": 1 }</i18n>
`
    const drawn = await drawRegions(blocks, { text, language: 'vue' })
    assert.equal(
      drawn,
      `
<script setup lang="ts">const lighthouse = '{{ lighthouse }}'</script>
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string element=script language=typescript
  <!-- {{ lighthouse }} -->
  ^^^^^^^^^^^^^^^^^^^^^^^^^ comment/block
  <LighthouseCard v-if="lighthouse.lit" :lighthouse="lighthouse" @lighthouse="light(lighthouse)"
   ^^^^^^^^^^^^^^ identifier/tag element=LighthouseCard
                        ^^^^^^^^^^^^^^ string slot=attribute name=v-if element=LighthouseCard language=typescript
                                        ^^^^^^^^^^^ identifier/attribute element=LighthouseCard
                                                     ^^^^^^^^^^ string slot=attribute name=:lighthouse element=LighthouseCard language=typescript
                                                                 ^^^^^^^^^^^ identifier/attribute element=LighthouseCard
                                                                              ^^^^^^^^^^^^^^^^^ string slot=attribute name=@lighthouse element=LighthouseCard language=typescript
    v-for="(lighthouse, index) in lighthouses" :class="{ lighthouse: on }" class="lighthouse">
            ^^^^^^^^^^ identifier/reference
                                  ^^^^^^^^^^^ string slot=attribute name=v-for element=LighthouseCard language=typescript
                                                         ^^^^^^^^^^ identifier/property
                                                                                  ^^^^^^^^^^ identifier/tag slot=attribute name=class element=LighthouseCard
    <template #lighthouse="{ lighthouse }">{{ lighthouse.name }} lighthouse</template>
              ^^^^^^^^^^^ identifier/attribute element=template
                             ^^^^^^^^^^ identifier/reference
                                             ^^^^^^^^^^^^^^^^^ string language=typescript
                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ text/paragraph element=template
    <b v-for="lighthouse">{{ { lighthouse } }}</b>
              ^^^^^^^^^^ identifier/reference
                               ^^^^^^^^^^ identifier/reference
  </LighthouseCard>
    ^^^^^^^^^^^^^^ identifier/tag element=LighthouseCard
<style lang="scss" scoped>.lighthouse {}</style>
                          ^^^^^^^^^^^^^^ string element=style language=scss
<i18n>{ "lighthouse": 1 }</i18n>
      ^^^^^^^^^^^^^^^^^^^ string element=i18n language=json
`,
    )
  })

  it('reads a Svelte component', async () => {
    const text = `<script lang="ts">let lighthouse = { a: '}' }</script>
<!-- {lighthouse} -->
{#if lighthouse.lit}{:else if lighthouse}{:else}{/if}
{#each lighthouses as lighthouse, i (lighthouse.id)}
<Lighthouse on:click={() => light(lighthouse, '}')} {lighthouse} {...lighthouse} class="tower {lighthouse}" class:lighthouse={lit}>
  lighthouse {@html lighthouse} {\`}\${lighthouse}\`} { {lighthouse: 1} }
</Lighthouse>
{/each}
{ lighthouse never closed
<style>.lighthouse { color: red }</style>
`
    const drawn = await drawRegions(blocks, { text, language: 'svelte' })
    assert.equal(
      drawn,
      `
<script lang="ts">let lighthouse = { a: '}' }</script>
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ string element=script language=typescript
<!-- {lighthouse} -->
^^^^^^^^^^^^^^^^^^^^^ comment/block
{#if lighthouse.lit}{:else if lighthouse}{:else}{/if}
    ^^^^^^^^^^^^^^^ string language=typescript
                             ^^^^^^^^^^^ string language=typescript
{#each lighthouses as lighthouse, i (lighthouse.id)}
       ^^^^^^^^^^^ identifier/reference
                      ^^^^^^^^^^ identifier/reference
                                     ^^^^^^^^^^ identifier/reference
<Lighthouse on:click={() => light(lighthouse, '}')} {lighthouse} {...lighthouse} class="tower {lighthouse}" class:lighthouse={lit}>
 ^^^^^^^^^^ identifier/tag element=Lighthouse
                                  ^^^^^^^^^^ identifier/reference
                                                     ^^^^^^^^^^ string language=typescript
                                                                     ^^^^^^^^^^ string language=typescript
                                                                                               ^^^^^^^^^^ string language=typescript
                                                                                                            ^^^^^^^^^^^^^^^^ identifier/attribute element=Lighthouse
  lighthouse {@html lighthouse} {\`}\${lighthouse}\`} { {lighthouse: 1} }
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ text/paragraph element=lighthouse
                   ^^^^^^^^^^^ string language=typescript
                                  ^^^^^^^^^^^^^^ string
                                                      ^^^^^^^^^^ identifier/property
</Lighthouse>
  ^^^^^^^^^^ identifier/tag element=Lighthouse
{ lighthouse never closed
^^^^^^^^^^^^^^^^^^^^^^^^^ text/paragraph
<style>.lighthouse { color: red }</style>
       ^^^^^^^^^^^^^^^^^^^^^^^^^^ string element=style language=css
`,
    )
  })

  it('knows a template by its marks', () => {
    const marks = [
      ['{% if lighthouse %}', 'jinja'],
      ['<%= lighthouse %>', 'erb'],
      ['{{#if lighthouse}}', 'handlebars'],
      ['{{ .Lighthouse }}', 'go-template'],
      ['{{ lighthouse }}', 'jinja'],
      ['{ lighthouse }', undefined],
    ] as const
    for (const [text, dialect] of marks) assert.equal(dialectOf(text), dialect)
  })

  it('keeps every offset when it fills holes', () => {
    const text = 'a {{ x }}\n{{ y\n}} {{ z }}\nb: {{ c\n}}'
    const holes = Array.from(text.matchAll(/\{\{[^}]*\}\}/g), ({ 0: hole, index }) => ({
      start: index,
      end: index + hole.length,
    }))
    assert.equal(maskHoles(text, holes), 'a _______\n    \n          \nb: ____\n  ')
  })

  it('passes over marks that are never closed', async () => {
    const text = '{{ lighthouse <% lighthouse {% raw %}'
    for (const dialect of ['jinja', 'erb', 'svelte', 'blade'] as const) {
      const source = { path: 'a', text, language: 'html' }
      const regions = await template(markup, dialect)(source, [{ start: 3, end: 13 }])
      assert.equal(regions[0]?.syntax, 'text')
    }
  })
})
