// The words of this place come with it.
import { addWords } from '@/shared/text';
import words from '../../../locales/en/care-team.ftl?raw';

addWords(words);
