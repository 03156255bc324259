import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

const MESSAGES = '.ftl?raw';

/** Message files without their comments, which are for whoever translates them. Inside a message no line begins with "#". */
export function words(): Plugin {
  return {
    name: 'words',
    apply: 'build',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(MESSAGES)) return null;
      const text = await readFile(id.slice(0, -'?raw'.length), 'utf8');
      return `export default ${JSON.stringify(text.replace(/^#.*\n/gm, ''))}`;
    },
  };
}
