import { errorText } from '@/shared/text/errors';
import { t } from '@/shared/text';

/** What went wrong, in its own sentence; what this page found itself comes as a code. */
export function failureText(failure: unknown): string {
  return failure === 'import-too-large' ? t('error-import-too-large') : errorText(failure);
}
