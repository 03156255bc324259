import { codeOf } from '@/backend';
import { t } from '.';

/** What happened, what is safe, what to do: for anything a command threw. */
export function errorText(thrown: unknown): string {
  return t(`error-${codeOf(thrown)}`);
}
