import '../texts';
import { t } from '@/shared/text';
import { fill, type Answers, type Look } from './engine';

/** What is to be done now, large. */
export function phaseTitle({ unit, phase }: Look, answers: Answers): string {
  const { step } = unit;
  if (step.type === 'breath') {
    const does = step.phases[phase?.at ?? 0]?.do ?? 'in';
    return t(`self-care-do-${does}`);
  }
  if (step.type === 'repeat') {
    const over = step.over[(phase?.round ?? 0) % step.over.length] ?? '';
    return t('self-care-repeat', { over, title: step.phases[phase?.at ?? 0]?.title ?? '' });
  }
  return fill('title' in step ? step.title : step.ask, answers);
}

/** What is said below it, smaller; empty where nothing is. */
export function phaseWords({ unit, phase }: Look, answers: Answers): string {
  const { step } = unit;
  if (step.type === 'breath') return step.phases[phase?.at ?? 0]?.words ?? '';
  if (step.type === 'tap' || step.type === 'timed' || step.type === 'canvas')
    return fill(step.words ?? '', answers);
  return '';
}
