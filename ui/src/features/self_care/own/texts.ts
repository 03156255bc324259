// The words of making one come with it.
import { addWords } from '@/shared/text';
import words from '../../../../locales/en/self-care-making.ftl?raw';

addWords(words);
