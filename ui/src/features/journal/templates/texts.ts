// The words of this part come with it.
import { addWords } from '@/shared/text';
import words from '../../../../locales/en/templates.ftl?raw';

addWords(words);
