import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { buffer as readOctets, text as readAll } from 'node:stream/consumers';
import '../text/both.ts';
import { commandLine, type Terminal } from './commands.ts';

// Somebody who has seen enough (`| head`) closes our output: not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

const write = (stream: NodeJS.WriteStream, content: string | Uint8Array): Promise<void> =>
  new Promise((resolve) => {
    stream.write(content, () => {
      resolve();
    });
  });

const terminal: Terminal = {
  print: (content) => write(process.stdout, content),
  complain: (text) => write(process.stderr, text),
  readInput: () => readAll(process.stdin),
  inputLines: () => createReadStream('', { fd: 0 }),
  readFile: (path) => readFile(path, 'utf8'),
  readOctets: (path) => (path === '-' ? readOctets(process.stdin) : readFile(path)),
  writeFile: (path, content) => writeFile(path, content),
};

process.exitCode = await commandLine(process.argv.slice(2), terminal);
