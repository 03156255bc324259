import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { mockIPC } from '@tauri-apps/api/mocks';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Menu, PassphraseField, RadioCards, Segmented, Slider, Switch } from '@/shared/parts';
import RecoveryCodeInput from '@/shared/protection/RecoveryCodeInput.svelte';
import Host from './Host.svelte';
import Words from './Words.svelte';

describe('a slider from 0 to 10', () => {
  const slider = () => screen.getByRole('slider');

  it('says that nothing was noted, and starts in the middle', async () => {
    const onchange = vi.fn();
    render(Slider, { label: 'Physical', value: null, onchange });
    expect(slider().getAttribute('aria-valuetext')).toBe('Not noted');
    slider().focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(onchange).toHaveBeenLastCalledWith(5);
  });

  it('goes by ones, by twos and to its ends, and no further', async () => {
    const onchange = vi.fn();
    render(Slider, { label: 'Physical', value: 7, onchange });
    slider().focus();
    await userEvent.keyboard('{ArrowUp}{PageUp}{PageUp}');
    expect(onchange.mock.calls.map(([value]) => value as number)).toEqual([8, 10]);
    await userEvent.keyboard('{Home}{ArrowLeft}');
    expect(onchange).toHaveBeenLastCalledWith(0);
  });

  it('can be unset', async () => {
    const onchange = vi.fn();
    render(Slider, { label: 'Physical', value: 3, onchange });
    slider().focus();
    await userEvent.keyboard('{Delete}');
    expect(onchange).toHaveBeenLastCalledWith(null);
    expect(slider().getAttribute('aria-valuetext')).toBe('Not noted');
  });
});

describe('choices', () => {
  const options = [
    { value: 'a', label: 'Agenda', title: 'Agenda', text: 'One' },
    { value: 'b', label: 'Week', title: 'Week', text: 'Two' },
  ];

  it('are radio groups with a name, whose radios keep theirs', async () => {
    const onchoose = vi.fn();
    render(Segmented, { label: 'View', options, value: 'a', onchoose });
    expect(screen.getByRole('radiogroup', { name: 'View' })).toBeTruthy();
    await userEvent.click(screen.getByRole('radio', { name: 'Week' }));
    expect(onchoose).toHaveBeenCalledWith('b');
  });

  it('say why one of them cannot be had', () => {
    render(RadioCards, {
      label: 'Protection',
      options: options.map((option) => ({
        ...option,
        unavailable: option.value === 'b' ? 'Not here' : undefined,
      })),
      value: 'a',
    });
    const week = screen.getByRole<HTMLInputElement>('radio', { name: 'Week' });
    expect(week.disabled).toBe(true);
    expect(document.getElementById(week.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Not here',
    );
  });

  it('switch by Space, with the word beside the switch', async () => {
    const onchange = vi.fn();
    render(Switch, { label: 'On this day', checked: false, onchange });
    screen.getByRole('switch').focus();
    await userEvent.keyboard(' ');
    expect(onchange).toHaveBeenCalledWith(true);
    expect(screen.getByText('On')).toBeTruthy();
  });
});

describe('a button that does nothing just now', () => {
  it('stays focusable and says why', async () => {
    const onclick = vi.fn();
    render(Words, { unavailable: 'First type the two groups.', onclick });
    const button = screen.getByRole('button', { name: 'Go on' });
    await userEvent.tab();
    expect(document.activeElement).toBe(button);
    expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'First type the two groups.',
    );
    await userEvent.click(button);
    expect(onclick).not.toHaveBeenCalled();
  });
});

describe('a dialog', () => {
  const open = async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Erase' }));
    return screen.getByRole('alertdialog', { name: 'Erase it?' });
  };
  const escape = (dialog: HTMLElement) => dialog.dispatchEvent(new Event('cancel', { cancelable: true }));

  it('starts on the safe choice and gives the focus back', async () => {
    render(Host);
    await open();
    expect(document.activeElement?.textContent?.trim()).toBe('Keep');
    await userEvent.keyboard('{Enter}');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(document.activeElement?.textContent?.trim()).toBe('Erase');
  });

  it('keeps Tab inside, in both directions', async () => {
    render(Host);
    await open();
    await userEvent.tab();
    expect(document.activeElement?.textContent?.trim()).toBe('Erase it');
    await userEvent.tab();
    expect(document.activeElement?.textContent?.trim()).toBe('Keep');
    await userEvent.tab({ shift: true });
    expect(document.activeElement?.textContent?.trim()).toBe('Erase it');
  });

  it('closes by Esc, unless what it shows would be lost', async () => {
    render(Host);
    escape(await open());
    await tick();
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('stays where only a button may leave it', async () => {
    render(Host, { stays: true });
    escape(await open());
    await tick();
    expect(screen.queryByRole('alertdialog')).not.toBeNull();
  });
});

describe('a toast', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('goes after eight seconds', () => {
    const ongone = vi.fn();
    render(Words, { ongone });
    vi.advanceTimersByTime(7900);
    expect(ongone).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    expect(ongone).toHaveBeenCalledOnce();
  });

  it('waits while it holds the focus', async () => {
    const ongone = vi.fn();
    render(Words, { ongone });
    screen.getByRole('button', { name: 'Undo' }).focus();
    await tick();
    vi.advanceTimersByTime(60_000);
    expect(ongone).not.toHaveBeenCalled();
    screen.getByRole('button', { name: 'Undo' }).blur();
    await tick();
    vi.advanceTimersByTime(10_000);
    expect(ongone).toHaveBeenCalledOnce();
  });
});

describe('a menu', () => {
  it('opens on its first item, moves by arrows, and Esc gives the focus back', async () => {
    const run = vi.fn();
    render(Menu, {
      name: 'More',
      items: [
        { label: 'Star', run: () => undefined },
        { label: 'Move to the bin', run },
      ],
    });
    const opener = screen.getByRole('button', { name: 'More' });
    await userEvent.click(opener);
    await tick();
    expect(document.activeElement?.textContent?.trim()).toBe('Star');
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent?.trim()).toBe('Move to the bin');
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(opener);
    await userEvent.click(opener);
    await tick();
    await userEvent.keyboard('{End}{Enter}');
    expect(run).toHaveBeenCalledOnce();
  });
});

describe('a passphrase', () => {
  it('is hidden until it is asked for, and the eye says what it does', async () => {
    render(PassphraseField, { label: 'Passphrase', value: 'oat gravel' });
    const field = screen.getByLabelText<HTMLInputElement>('Passphrase');
    expect(field.type).toBe('password');
    await userEvent.click(screen.getByRole('button', { name: 'Show what I type' }));
    expect(field.type).toBe('text');
    expect(screen.getByRole('button', { name: 'Hide what I type' })).toBeTruthy();
    expect(document.activeElement).toBe(field);
  });
});

describe('the field for a recovery code', () => {
  const CODE = 'k7qd3mwxp9trhy42zc6nv8lf2gysr5ja';
  const groups = () => screen.getAllByRole<HTMLInputElement>('textbox');

  beforeEach(() => {
    mockIPC((command, args) => {
      if (command !== 'recovery_check') return null;
      const code = (args as { code: string }).code.toLowerCase();
      if (code.length < 32) return { kind: 'incomplete', groups: Math.floor(code.length / 4) };
      return code === CODE ? { kind: 'wellFormed' } : { kind: 'mistyped', group: 2 };
    });
  });

  it('walks from group to group as one types, and back by Backspace', async () => {
    render(RecoveryCodeInput, { code: '', wellFormed: false });
    groups()[0]?.focus();
    await userEvent.keyboard('k7qd3m');
    expect(
      groups()
        .slice(0, 2)
        .map(({ value }) => value),
    ).toEqual(['K7QD', '3M']);
    expect(document.activeElement).toBe(groups()[1]);
    await userEvent.keyboard('{Backspace}{Backspace}{Backspace}');
    expect(document.activeElement).toBe(groups()[0]);
  });

  it('leaves the caret where a sign was corrected', async () => {
    render(RecoveryCodeInput, { code: '', wellFormed: false });
    groups()[0]?.focus();
    await userEvent.keyboard('k7qd');
    const first = groups()[0];
    first?.focus();
    first?.setSelectionRange(1, 2);
    await userEvent.keyboard('x');
    expect(first?.value).toBe('KXQD');
    expect(document.activeElement).toBe(first);
    expect(first?.selectionStart).toBe(2);
  });

  it('takes a whole code from the clipboard and says that it is complete', async () => {
    render(RecoveryCodeInput, { code: '', wellFormed: false });
    groups()[3]?.focus();
    await userEvent.paste(CODE.replace(/(.{4})/g, '$1 '));
    expect(
      groups()
        .map(({ value }) => value)
        .join('')
        .toLowerCase(),
    ).toBe(CODE);
    expect(await screen.findByText('The code is complete.')).toBeTruthy();
  });

  it('names the group that is wrong', async () => {
    render(RecoveryCodeInput, { code: '', wellFormed: false });
    groups()[0]?.focus();
    await userEvent.paste(CODE.replace('p9tr', 'p9tt'));
    expect((await screen.findByRole('alert')).textContent).toContain('group 3');
    expect(groups()[2]?.getAttribute('aria-invalid')).toBe('true');
  });

  it('refuses a sign that no code has, in its group, at once', async () => {
    render(RecoveryCodeInput, { code: '', wellFormed: false });
    groups()[0]?.focus();
    await userEvent.keyboard('k1');
    expect((await screen.findByRole('alert')).textContent).toContain('Group 1');
  });
});
