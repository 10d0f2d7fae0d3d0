/**
 * Has two kernels of this machine hold the staged conversations and writes each to `captures/`:
 *
 *     node tests/linux/namespace.js node tests/typescript.js tests/linux/record-conversations.ts [NAME]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { stage } from './stage.ts';
import { staged } from './staged.ts';

const wanted = process.argv.slice(2);
const chosen = staged.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
mkdirSync('tests/linux/captures', { recursive: true });
for (const conversation of await stage(chosen)) {
  const text = await format(JSON.stringify(conversation), { parser: 'json', printWidth: 250 });
  writeFileSync(`tests/linux/captures/${conversation.name}.json`, text);
  console.log(`${conversation.name}: ${conversation.wire.length} packets`);
}
process.exit();
