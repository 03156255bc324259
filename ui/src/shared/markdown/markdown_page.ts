import DOMPurify from 'dompurify';
import { hits, type Term } from './search_terms';

/** What Markdown can become. Pictures are not among it: nothing is loaded from anywhere. */
const TAGS = [
  'p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'em', 'strong', 'del', 's', 'sup', 'sub', 'code', 'pre',
  'blockquote', 'ul', 'ol', 'li', 'a', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'input',
]; // prettier-ignore
const ATTRIBUTES = ['href', 'title', 'start', 'type', 'checked', 'disabled', 'align'];

/**
 * The body of an entry as nodes, sanitised a second time (the first was in Rust). Headings of the text move below the
 * headings of the page; boxes of a task list are pictures of boxes.
 */
export function pageOf(html: string, terms: readonly Term[]): DocumentFragment {
  const page = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/i,
    ADD_URI_SAFE_ATTR: ATTRIBUTES.filter((name) => name !== 'href'),
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  for (const input of page.querySelectorAll('input')) {
    if (input.type !== 'checkbox') input.remove();
    else input.disabled = true;
  }
  for (const heading of page.querySelectorAll('h1, h2')) {
    const lower = document.createElement('h3');
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  for (const block of page.querySelectorAll('p, h3, h4, h5, h6, li, blockquote, td, th'))
    block.setAttribute('dir', 'auto');
  if (terms.length > 0) markHits(page, terms);
  return page;
}

/** Wraps what the search found. */
function markHits(page: DocumentFragment, terms: readonly Term[]): void {
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text);
  for (const text of texts) {
    // From the back, so that the places in front stay true.
    for (const [from, to] of hits(text.data, terms).reverse()) {
      const found = text.splitText(from);
      found.splitText(to - from);
      const mark = document.createElement('mark');
      found.replaceWith(mark);
      mark.append(found);
    }
  }
}

/** Where a link of the text leads, as something that can be opened outside; nothing for what must not be. */
export function outsideOf(
  href: string,
): { kind: 'web'; url: string } | { kind: 'mail'; address: string } | { kind: 'tel'; number: string } | null {
  if (/^https?:/i.test(href)) return { kind: 'web', url: href };
  if (/^mailto:/i.test(href))
    return { kind: 'mail', address: decodeURIComponent(href.slice(7).split('?')[0] ?? '') };
  if (/^tel:/i.test(href)) return { kind: 'tel', number: href.slice(4) };
  return null;
}
