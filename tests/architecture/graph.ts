/** Who imports whom in `src`, types included. */
import { posix } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';

export interface Import {
  readonly from: string;
  /** A path that begins with `src/`, or the name of a package. */
  readonly to: string;
  /** Fetched when it is needed: `import('…')`. */
  readonly dynamic: boolean;
}

/** Vite's own suffixes (`?worker`, `?url`) are no part of a file's name. */
const fileName = (from: string, module: string) =>
  posix.join(posix.dirname(from), module.replace(/\?.*$/, ''));

/** `react` of `react/jsx-runtime`, `@xstate/react`, `node` of `node:fs`. */
const packageName = (module: string) => /^(?:@[^/]+\/)?[^/:]+/.exec(module)![0];

export async function readImports(): Promise<Import[]> {
  const { output } = await cruise(
    ['src'],
    { tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' } },
    { extensions: ['.ts', '.tsx', '.js', '.json', '.css'] },
  );
  return (output as ICruiseResult).modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ module, coreModule, dynamic }) => ({
      from: source,
      to: coreModule
        ? 'node'
        : module.startsWith('.')
          ? fileName(source, module)
          : packageName(module),
      dynamic,
    })),
  );
}
