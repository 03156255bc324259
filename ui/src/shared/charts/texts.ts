// The words around figures come with the first place that has one.
import { addWords } from '@/shared/text';
import words from '../../../locales/en/charts.ftl?raw';

addWords(words);
