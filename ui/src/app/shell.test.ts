import { describe, expect, it, vi } from 'vitest';
import { AppShell } from './shell.svelte';

describe('the shell', () => {
  it('waits for everything that is being typed, whatever fails', async () => {
    const shell = new AppShell();
    const good = vi.fn(() => Promise.resolve());
    shell.registerDraft(() => Promise.reject(new Error('disk full')));
    shell.registerDraft(good);
    const leave = shell.registerDraft(vi.fn(() => Promise.reject(new Error('left'))));
    leave();
    await shell.flushDrafts();
    expect(good).toHaveBeenCalledOnce();
  });

  it('has the field with the focus take over what stands in it, and leaves the focus there', async () => {
    const shell = new AppShell();
    const field = document.createElement('input');
    const order: string[] = [];
    field.onblur = () => order.push('taken over');
    document.body.append(field);
    field.focus();
    shell.registerDraft(() => Promise.resolve(void order.push('saved')));
    await shell.flushDrafts();
    expect(order).toEqual(['taken over', 'saved']);
    expect(document.activeElement).toBe(field);
    field.remove();
  });

  it('undoes once, also after the toast is gone', () => {
    const shell = new AppShell();
    const undo = vi.fn();
    shell.toast({ text: 'Moved to the bin', undo });
    shell.dismiss(shell.toasts[0]?.key ?? -1);
    expect(shell.undo()).toBe(true);
    expect(shell.undo()).toBe(false);
    expect(undo).toHaveBeenCalledOnce();
  });

  it('does not undo an older step than the last one told', () => {
    const shell = new AppShell();
    const undo = vi.fn();
    shell.toast({ text: 'Moved to the bin', undo });
    shell.toast({ text: 'Saved' });
    expect(shell.undo()).toBe(false);
    expect(undo).not.toHaveBeenCalled();
  });

  it('searches where the person is, else in the journal', () => {
    const shell = new AppShell();
    const here = vi.fn();
    const leave = shell.registerFind(here);
    shell.find();
    expect(here).toHaveBeenCalledOnce();
    leave();
    shell.find();
    expect(shell.place).toBe('journal');
  });

  it('puts away what lies over the place when one goes somewhere', () => {
    const shell = new AppShell();
    shell.overlay = 'palette';
    shell.helpNow();
    shell.go('learn');
    expect(shell.overlay).toBeNull();
    expect(shell.helpOpen).toBe(false);
  });
});
