// Runs inside the window under test, after axe-core. Roles and names are computed by axe-core, so that what the tests
// find by is what assistive technology is told.
window.finder = (() => {
  const { text, aria, dom } = window.axe.commons;
  const FIELDS = new Set(['textbox', 'searchbox', 'combobox', 'spinbutton']);
  const SELECTOR = {
    button: 'button, [role=button], input[type=submit], input[type=button], summary',
    field: 'input, textarea, select, [contenteditable], [role=textbox], [role=combobox], [role=searchbox]',
    heading: 'h1, h2, h3, h4, h5, h6, [role=heading]',
    link: 'a[href], [role=link]',
    radio: 'input[type=radio], [role=radio]',
    checkbox: 'input[type=checkbox], [role=checkbox]',
    dialog: 'dialog, [role=dialog], [role=alertdialog]',
  };
  const tidy = (words) => words.replace(/\s+/g, ' ').trim();

  // axe keeps a picture of the tree between setup and teardown.
  const withTree = (work) => {
    window.axe.teardown();
    window.axe.setup(document.documentElement);
    try {
      return work();
    } finally {
      window.axe.teardown();
    }
  };

  // Not innerText: WebKit leaves out of it what cannot be selected.
  const wordsOf = (element) => tidy(element.textContent ?? '');

  // A modal dialog takes everything else out of reach.
  const topModal = () => [...document.querySelectorAll('dialog:modal, [aria-modal=true]')].filter((one) => one.checkVisibility()).pop();

  // Looks at one moment: which dialog is on top is asked for once, not for each element.
  const shownUnder = (modal) => (element) =>
    element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false }) &&
    !element.closest('[inert]') &&
    (!modal || modal.contains(element));

  const roleOf = (element) => {
    if (element.matches('input[type=password]')) return 'textbox';
    return aria.getRole(element) ?? '';
  };

  const nameOf = (element) => tidy(text.accessibleText(element));

  const matchesRole = (element, role) => {
    const own = roleOf(element);
    if (role === 'field') return FIELDS.has(own);
    if (role === 'dialog') return own === 'dialog' || own === 'alertdialog';
    return own === role;
  };

  const matchesName = (name, query) => {
    if (query.name == null) return true;
    const wanted = tidy(query.name);
    return query.whole ? name === wanted : name.toLowerCase().includes(wanted.toLowerCase());
  };

  // Goes down only where the words are.
  const byText = (query, root) => {
    const wanted = tidy(query.name).toLowerCase();
    const shown = shownUnder(topModal());
    const holds = (element) => wordsOf(element).toLowerCase().includes(wanted);
    const found = [];
    const look = (element) => {
      for (const child of element.children) {
        if (!holds(child)) continue;
        if (shown(child) && ![...child.children].some((inner) => holds(inner) && shown(inner))) found.push(child);
        look(child);
      }
    };
    look(root);
    return found;
  };

  // Every word an element could be named by, and more: what axe-core computes costs a hundred times as much, and what is
  // waited for is mostly not there yet.
  const NAMING = 'input, textarea, select, [aria-label], [aria-labelledby], [alt], [title], [placeholder], [value]';
  const labelOf = (element) => `${element.getAttribute('aria-label') ?? ''} ${element.textContent}`;
  const wordsNaming = (element) => {
    const referred = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).map((id) => document.getElementById(id));
    const others = [...(element.labels ?? []), ...referred].filter((one) => one).map(labelOf);
    const own = ['aria-label', 'alt', 'title', 'placeholder'].map((attribute) => element.getAttribute(attribute));
    return [...own, element.value, ...others].join(' ');
  };
  const couldBeNamed = (query) => {
    if (query.name == null) return () => true;
    const wanted = tidy(query.name).toLowerCase().split(' ');
    return (element) => {
      const words = [element.textContent, ...[element, ...element.querySelectorAll(NAMING)].map(wordsNaming)].join(' ').toLowerCase();
      return wanted.every((word) => words.includes(word));
    };
  };

  const candidates = (query, root) => {
    const shown = shownUnder(topModal());
    const could = couldBeNamed(query);
    return [...root.querySelectorAll(SELECTOR[query.role] ?? '*')].filter((element) => could(element) && shown(element));
  };

  const collect = (query, root) => {
    if (query.within) {
      const outer = collect(query.within, root)[0];
      if (!outer) return [];
      root = outer;
    }
    if (query.role === 'text') return byText(query, root);
    const near = candidates(query, root);
    if (near.length === 0) return [];
    return withTree(() =>
      near.filter((element) => matchesRole(element, query.role) && dom.isVisibleToScreenReaders(element) && matchesName(nameOf(element), query)),
    );
  };

  // The driver itself does not scroll inside a dialog.
  const inView = (found) => {
    found[0]?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    return found;
  };

  const describe = (element) => ({ role: roleOf(element), name: nameOf(element) });

  const outline = () => {
    const lines = [document.title];
    const shown = shownUnder(topModal());
    for (const element of document.body.querySelectorAll('*')) {
      if (!shown(element) || !dom.isVisibleToScreenReaders(element)) continue;
      const { role, name } = describe(element);
      if (role && !['presentation', 'none', 'generic'].includes(role) && name) lines.push(`${role} “${name.slice(0, 120)}”`);
      else if (!element.children.length && wordsOf(element)) lines.push(`  ${wordsOf(element).slice(0, 160)}`);
    }
    return lines.slice(0, 250).join('\n');
  };

  // All words that can be seen, piece by piece.
  const page = () => {
    const pieces = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const words = tidy(walk.currentNode.data);
      if (words && walk.currentNode.parentElement.checkVisibility({ visibilityProperty: true })) pieces.push(words);
    }
    return pieces.join(' ');
  };

  return {
    find: (query) => collect(query, document.body),
    reach: (query) => inView(collect(query, document.body)),
    // What a hand would press: a box or a radio button is drawn by its label.
    press: (query) => inView(collect(query, document.body).map((one) => (one.matches('input[type=radio], input[type=checkbox]') ? (one.labels?.[0] ?? one) : one))),
    focused: () => withTree(() => describe(document.activeElement ?? document.body)),
    outline: () => withTree(outline),
    page: () => page(),
  };
})();
