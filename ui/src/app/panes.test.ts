import { afterEach, describe, expect, it } from 'vitest';
import { focusNextPane } from './panes';

const stop = () => document.activeElement?.id;

describe('the next part of the window', () => {
  afterEach(() => document.body.replaceChildren());

  it('is the innermost one: a place made of panes is no stop of its own', () => {
    document.body.innerHTML =
      '<aside data-pane><button id="rail"></button></aside>' +
      '<main data-pane tabindex="-1" id="main"><section data-pane><button id="list"></button></section>' +
      '<section data-pane><button id="page"></button></section></main>';
    const seen = [0, 1, 2, 3].map(() => {
      focusNextPane();
      return stop();
    });
    expect(seen).toEqual(['rail', 'list', 'page', 'rail']);
    focusNextPane(true);
    expect(stop()).toBe('page');
  });
});
