import type { DevicePrefs } from '@/backend';
import { useLanguage } from '@/shared/text';

type Look = Pick<DevicePrefs, 'theme' | 'contrast' | 'motion' | 'textSize' | 'language'>;

/** Percent; the same bounds as the core keeps. */
export const TEXT_SIZES = [90, 100, 110, 125, 150, 175, 200] as const;

function mark(name: 'theme' | 'contrast' | 'motion', value: string): void {
  const root = document.documentElement;
  // Without the attribute the style sheet follows the system.
  if (value === 'system') root.removeAttribute(`data-${name}`);
  else root.setAttribute(`data-${name}`, value);
}

/** Shows the window as the person chose it. Sizes are in rem, so the root's font size carries everything. */
export function applyAppearance(look: Look): void {
  mark('theme', look.theme);
  mark('contrast', look.contrast);
  mark('motion', look.motion);
  document.documentElement.style.fontSize = look.textSize === 100 ? '' : `${look.textSize}%`;
  useLanguage(look.language);
}
export { watchNarrow } from './width';
