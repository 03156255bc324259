// The words of this place come with it.
import { addWords } from '@/shared/text';
import words from '../../../locales/en/art.ftl?raw';

addWords(words);
