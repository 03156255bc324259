// The words of taking files in come with what shows them.
import { addWords } from '@/shared/text';
import words from '../../../locales/en/import.ftl?raw';

addWords(words);
