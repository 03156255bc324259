import type { DoseState } from '@/backend';
import { timeText } from '@/shared/dates';
import { formattingLocale, t } from '@/shared/text';

/** "200 mg"; empty where no amount is said. */
export function amountText(amount: number | null, unit: string | null): string {
  if (amount === null) return '';
  const number = new Intl.NumberFormat(formattingLocale(), { maximumFractionDigits: 3 }).format(amount);
  return unit ? `${number} ${unit}` : number;
}

/** "taken 21:00" or "left out". */
export function stateText(state: DoseState): string {
  return state.kind === 'taken' ? t('dose-taken-at', { time: timeText(state.at) }) : t('dose-left-out');
}

/** An amount as it was typed: `null` where nothing was, `undefined` where it is none. */
export function readAmount(typed: string): number | null | undefined {
  const text = typed.trim().replace(',', '.');
  if (text === '') return null;
  if (!/^\d{1,9}(\.\d{1,3})?$/.test(text)) return undefined;
  return Number(text);
}

/** An amount as it is typed again. */
export const typedAmount = (amount: number | null): string => (amount === null ? '' : String(amount));
