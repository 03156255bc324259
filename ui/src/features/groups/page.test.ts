import { mockIPC } from '@tauri-apps/api/mocks';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { GroupAnswer, GroupDraft, GroupFits, GroupWish } from '@/backend';
import { provideShell, type Shell } from '@/shared/shell';
import { freshGroup } from './drafts';
import Facts from './Facts.svelte';
import MessageDialog from './MessageDialog.svelte';
import { factRows } from './words';

const GROUP: GroupDraft = {
  ...freshGroup('Harbour Street'),
  ledBy: 'peers',
  leaders: 'two members in turn',
  fee: 'free',
  meets: 'Thursdays at seven',
  weekdays: ['thu'],
  place: 'Harbour Street Hall',
};
const answered = (answer: string): GroupAnswer => ({ code: 'leads', question: '', answer });

function framed<C>(part: C): C {
  const within = (anchor: unknown, props: unknown): unknown => {
    provideShell({ toast: vi.fn(), registerDraft: () => () => undefined } as unknown as Shell);
    return (part as (...of: unknown[]) => unknown)(anchor, props);
  };
  return within as C;
}

describe('what a group is', () => {
  it('tells nothing twice: not what the line above says, and not what was answered in the same words', () => {
    expect(factRows(GROUP, [])).toEqual([
      ['When does it meet?', 'Thursdays at seven'],
      ['Place', 'Harbour Street Hall'],
      ['Led by', 'two members in turn'],
    ]);
    const answers = [answered('Two members in turn, as a rule'), answered(' ')];
    expect(factRows(GROUP, answers).map(([label]) => label)).toEqual(['When does it meet?', 'Place']);
    const other = factRows({ ...GROUP, weekdays: ['thu', 'sun'] }, [answered('Two members')]);
    expect(other).toContainEqual(['When does it meet?', 'Thursdays at seven, Sun']);
    expect(other).toContainEqual(['Led by', 'two members in turn']);
  });

  it('says in one line each which wishes it answers, and which not', () => {
    const fits = (wish: GroupWish, fits: GroupFits) => ({ wish, fits });
    render(framed(Facts), {
      group: GROUP,
      answers: [],
      fits: [fits('faith', 'yes'), fits('size', 'unknown'), fits('fee', 'yes')],
      onedit: vi.fn(),
      onverify: vi.fn(),
      onoutside: vi.fn(),
    });
    const lines = screen
      .getAllByRole('listitem')
      .map((line) => line.textContent.replace(/[\u2068\u2069]/g, ''));
    expect(lines.map((line) => line.trim())).toEqual([
      'As you want it: faith, cost',
      'Not known, you could ask: size',
    ]);
  });
});

describe('a message to a group', () => {
  function open(group: GroupDraft): { saved: GroupDraft[]; opened: unknown[] } {
    const [saved, opened]: [GroupDraft[], unknown[]] = [[], []];
    mockIPC((command, args) => {
      const sent = args as { group?: GroupDraft; target?: unknown };
      if (command === 'groups_save' && sent.group) saved.push(sent.group);
      if (command === 'open_outside') opened.push(sent.target);
      // Something else was written down of it meanwhile.
      return command === 'groups_get' ? { group: { ...group, about: 'Grief' } } : null;
    });
    render(framed(MessageDialog), {
      group,
      answers: [],
      unfinished: [],
      stage: 'considering',
      today: '2026-11-19',
      onclose: vi.fn(),
    });
    return { saved, opened };
  }
  const mail = () => screen.queryByRole('button', { name: 'Open in the mail program' });
  const call = () => screen.queryByRole('button', { name: 'Call them' });

  it('takes the address that is not written down, keeps it with the group, and leads on', async () => {
    const { saved, opened } = open(GROUP);
    const user = userEvent.setup();
    expect(mail()).toBeNull();
    await user.type(screen.getByRole('textbox', { name: 'E-mail' }), 'hello');
    expect(mail()).toBeNull();
    await user.keyboard('@harbour.example');
    await user.click(mail() as HTMLElement);
    expect(opened).toMatchObject([{ kind: 'letter', address: 'hello@harbour.example' }]);
    await vi.waitFor(() =>
      expect(saved.at(-1)).toMatchObject({ email: 'hello@harbour.example', about: 'Grief', phone: '' }),
    );
  });

  it('shows the number beside what one could say, and calls it', async () => {
    const { saved, opened } = open({ ...GROUP, phone: '0117 496 0123' });
    const user = userEvent.setup();
    await user.click(screen.getByRole('radio', { name: 'Call' }));
    expect(screen.getByText('0117 496 0123')).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: 'Phone' })).toBeNull();
    await user.click(call() as HTMLElement);
    expect(opened).toMatchObject([{ kind: 'tel', number: '0117 496 0123' }]);
    expect(saved).toEqual([]);
  });
});
