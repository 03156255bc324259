// The words of trackers come with the place that changes them.
import { addWords } from '@/shared/text';
import words from '../../../../locales/en/trackers.ftl?raw';

addWords(words);
