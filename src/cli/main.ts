import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import '../text/both.ts';
import { commandLine, type Terminal } from './commands.ts';

// Somebody who has seen enough (`| head`) closes our output: not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

const write = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
  new Promise((resolve) => {
    stream.write(text, () => {
      resolve();
    });
  });

const terminal: Terminal = {
  print: (text) => write(process.stdout, text),
  complain: (text) => write(process.stderr, text),
  readInput: () => readAll(process.stdin),
  inputLines: () => createReadStream('', { fd: 0 }),
  readFile: (path) => readFile(path, 'utf8'),
  writeFile: (path, text) => writeFile(path, text),
};

process.exitCode = await commandLine(process.argv.slice(2), terminal);
