import { describe, expect, it } from 'vitest';
import { CommandError } from '@/backend';
import { formattingLocale, t } from '.';
import { errorText } from './errors';

describe('words', () => {
  it('take their arguments', () => {
    expect(t('recovery-ask-group', { group: 7 })).toBe('What is group 7?');
    expect(t('idle-minutes', { minutes: 1 })).toBe('1 minute');
    expect(t('idle-minutes', { minutes: 5 })).toBe('5 minutes');
  });

  it('put no invisible marks around what is inserted', () => {
    expect(t('key-check-in')).not.toMatch(/[\u2066-\u2069]/);
    expect(t('palette-settings', { section: 'Keys' })).toBe('Settings: Keys');
  });

  it('follow the system’s customs only where it speaks the same language', () => {
    expect(formattingLocale('en', ['de-DE', 'en-GB'])).toBe('en-GB');
    expect(formattingLocale('en', ['de-DE'])).toBe('en');
  });

  it('tell a thrown code, and anything else as our own failure', () => {
    expect(errorText(new CommandError({ code: 'disk-full', field: null }))).toBe(t('error-disk-full'));
    expect(errorText(new TypeError('x is not a function'))).toBe(t('error-internal'));
    expect(errorText(new CommandError('calendar_get not allowed'))).toBe(t('error-internal'));
    expect(errorText(new CommandError(undefined))).toBe(t('error-internal'));
  });
});
