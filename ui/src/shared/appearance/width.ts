/**
 * Tells whether the window is at most `rem` wide, now and whenever that changes. In rem of the text size the person
 * chose, as the style sheets' container queries are; `matchMedia` would take the browser's own.
 */
export function watchNarrow(rem: number, tell: (narrow: boolean) => void): () => void {
  let before: boolean | undefined;
  const look = () => {
    const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const narrow = window.innerWidth <= rem * root;
    if (narrow !== before) tell((before = narrow));
  };
  look();
  window.addEventListener('resize', look);
  // The text size is a style of the root element.
  const size = new MutationObserver(look);
  size.observe(document.documentElement, { attributeFilter: ['style'] });
  return () => {
    window.removeEventListener('resize', look);
    size.disconnect();
  };
}
