// The words of these pages come with them.
import { addWords } from '@/shared/text';
import words from '../../../locales/en/report.ftl?raw';

addWords(words);
