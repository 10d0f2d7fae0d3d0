/** Who imports whom in `src`, types included. */
import { posix } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';

export interface Import {
  readonly from: string;
  /** A path that begins with `src/`, or the name of a package. */
  readonly to: string;
  /** Not loaded with the file: fetched when it is needed (`import('…')`), or only a type. */
  readonly lazy: boolean;
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
    {
      extensions: ['.ts', '.tsx', '.js', '.json', '.css'],
      // What a package shows to `import`: mermaid shows nothing to `require`.
      exportsFields: ['exports'],
      conditionNames: ['import', 'default'],
    },
  );
  return (output as ICruiseResult).modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ module, coreModule, dynamic, dependencyTypes }) => ({
      from: source,
      to: coreModule
        ? 'node'
        : module.startsWith('.')
          ? fileName(source, module)
          : packageName(module),
      lazy: dynamic || dependencyTypes.includes('type-only'),
    })),
  );
}
