import { errorText } from '@/shared/text/errors';
import { t } from '@/shared/text';

/** What went wrong, in its own sentence; what this place found itself comes as a code. */
export function failureText(failure: unknown): string {
  return failure === 'directory-too-large' ? t('error-directory-too-large') : errorText(failure);
}
