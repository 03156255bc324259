// What is said of another program's calendar comes with the look at it.
import { addWords } from '@/shared/text';
import words from '../../../locales/en/calendar-file.ftl?raw';

addWords(words);
