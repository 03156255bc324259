// The words of this part come with it.
import { addWords } from '@/shared/text';
import words from '../../../../locales/en/export.ftl?raw';

addWords(words);
