// The words of the plan come with it.
import { addWords } from '@/shared/text';
import words from '../../../locales/en/safety-plan.ftl?raw';

addWords(words);
