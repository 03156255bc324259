// The words of this part of Groups come with it.
import { addWords } from '@/shared/text';
import words from '../../../locales/en/directory.ftl?raw';

addWords(words);
