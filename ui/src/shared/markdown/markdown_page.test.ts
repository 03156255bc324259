import { describe, expect, it } from 'vitest';
import { termsOf } from './search_terms';
import { outsideOf, pageOf } from './markdown_page';

const shown = (html: string, typed = ''): string => {
  const host = document.createElement('div');
  host.append(pageOf(html, termsOf(typed)));
  return host.innerHTML.replaceAll(' dir="auto"', '');
};

describe('the page of an entry', () => {
  it.each([
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '<svg onload=alert(1)></svg>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<p onclick="alert(1)" style="position:fixed">x</p>',
    '<iframe src="https://example.org"></iframe>',
    '<form action="https://example.org"><input name=q></form>',
    '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>',
    '<style>*{display:none}</style>',
  ])('runs nothing and loads nothing: %s', (html) => {
    const page = shown(html);
    expect(page).not.toMatch(/on\w+=|<script|<img|<svg|<iframe|<form|<style|javascript:|data:|style=/i);
  });

  it('keeps what Markdown makes', () => {
    expect(shown('<p>a <strong>b</strong> <a href="https://example.org/">c</a></p>')).toBe(
      '<p>a <strong>b</strong> <a href="https://example.org/">c</a></p>',
    );
    expect(shown('<li><input type="checkbox" checked=""> done</li>')).toContain('disabled');
  });

  it('moves headings below those of the page', () => {
    expect(shown('<h1>One</h1><h2>Two</h2><h4>Four</h4>')).toBe('<h3>One</h3><h3>Two</h3><h4>Four</h4>');
  });

  it('marks hits inside text only', () => {
    expect(shown('<p>The kitchen, the <em>Kitchen</em>s</p>', 'kitch')).toBe(
      '<p>The <mark>kitchen</mark>, the <em><mark>Kitchen</mark></em>s</p>',
    );
    expect(shown('<p>&lt;b&gt;kitchen</p>', 'b')).toBe('<p>&lt;<mark>b</mark>&gt;kitchen</p>');
  });

  it('opens only what may be opened', () => {
    expect(outsideOf('https://example.org')).toEqual({ kind: 'web', url: 'https://example.org' });
    expect(outsideOf('mailto:a%40b.org?subject=x')).toEqual({ kind: 'mail', address: 'a@b.org' });
    expect(outsideOf('tel:116123')).toEqual({ kind: 'tel', number: '116123' });
    expect(outsideOf('javascript:alert(1)')).toBeNull();
    expect(outsideOf('#here')).toBeNull();
  });
});
