import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdFocus, keepInside, rememberFocus, tabbable } from './focus';

const name = (): string => document.activeElement?.id ?? '';
const by = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`there is no ${id}`);
  return element;
};
/** Until what watches the page has been told. */
const told = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('what had the focus and is gone', () => {
  let stop = (): void => undefined;

  beforeEach(() => {
    document.body.innerHTML = `
      <main id="root" data-pane><h1 id="head">Calendar</h1>
        <ul><li><button id="one"></button></li><li><button id="two"></button></li><li><button id="three"></button></li></ul>
        <section><button id="day"></button></section>
        <section><button id="next-day"></button></section>
        <div id="empty"><button id="add"></button></div>
      </main><dialog open><button id="inside"></button></dialog>`;
    stop = holdFocus(by('root'));
  });
  afterEach(() => stop());

  it('hands it to what follows in its row, at the end to what came before, at last to the heading', async () => {
    by('two').focus();
    by('two').parentElement?.remove();
    await told();
    expect(name()).toBe('three');
    by('three').parentElement?.remove();
    await told();
    expect(name()).toBe('one');
    by('one').parentElement?.remove();
    await told();
    expect(name()).toBe('head');
  });

  it('finds what follows past everything that goes along with it', async () => {
    const row = by('two').parentElement;
    const beside = document.createComment('an anchor');
    row?.after(beside);
    by('two').focus();
    row?.remove();
    beside.remove();
    await told();
    expect(name()).toBe('three');
  });

  it('hands it on among parts of a page that are alike, and to no other', async () => {
    by('day').focus();
    by('day').parentElement?.remove();
    await told();
    expect(name()).toBe('next-day');
    by('add').focus();
    by('empty').remove();
    await told();
    expect(name()).toBe('head');
  });

  it('leaves the focus where it is while that is elsewhere, and gives it back to the heir', async () => {
    by('two').focus();
    const giveBack = rememberFocus();
    by('inside').focus();
    by('two').parentElement?.remove();
    await told();
    expect(name()).toBe('inside');
    giveBack();
    expect(name()).toBe('three');
  });

  it('is let go of by whoever clicks beside everything', async () => {
    by('two').focus();
    by('two').blur();
    await told();
    by('two').parentElement?.remove();
    await told();
    expect(document.activeElement).toBe(document.body);
  });

  it('stays in sight where something that comes pushes it away, unless somebody scrolled it away before', async () => {
    let paint: (ratio: number) => void = () => undefined;
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        constructor(seen: (entries: { intersectionRatio: number }[]) => void) {
          paint = (ratio) => seen([{ intersectionRatio: ratio }]);
        }
        observe = (): void => undefined;
        disconnect = (): void => undefined;
      },
    );
    stop();
    stop = holdFocus(by('root'));
    const show = vi.spyOn(by('add'), 'scrollIntoView');
    by('add').focus();
    paint(1);
    by('head').textContent = 'A calendar with a longer name';
    await told();
    expect(show).toHaveBeenCalledTimes(1);

    paint(0);
    by('head').firstChild?.replaceWith('Calendar');
    await told();
    expect(show).toHaveBeenCalledTimes(1);
  });

  it('is never nowhere: without an heir the heading has it', () => {
    by('one').focus();
    const giveBack = rememberFocus();
    stop();
    by('one').remove();
    giveBack();
    expect(name()).toBe('head');
  });
});

describe('Tab in a dialog', () => {
  it('takes the radios of a group for one stop, the chosen one, at either end', () => {
    document.body.innerHTML = `
      <div id="dialog">
        <input type="radio" name="scope" id="one"><input type="radio" name="scope" id="all" checked>
        <input type="radio" name="open" id="either"><input type="radio" name="open" id="or">
        <button id="save"></button>
      </div>`;
    const stops = tabbable(by('dialog')).map(({ id }) => id);
    expect(stops).toEqual(['all', 'either', 'or', 'save']);
    const tab = (from: string, shiftKey: boolean): string => {
      by(from).focus();
      const event = new KeyboardEvent('keydown', { key: 'Tab', shiftKey, cancelable: true });
      const dialog = by('dialog');
      dialog.onkeydown = (pressed) => keepInside(pressed as Parameters<typeof keepInside>[0]);
      dialog.dispatchEvent(event);
      return name();
    };
    expect(tab('save', false)).toBe('all');
    expect(tab('all', true)).toBe('save');
  });
});
