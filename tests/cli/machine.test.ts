// @vitest-environment jsdom
// Mermaid's parser of state diagrams cleans its texts with a DOM.
import mermaid from 'mermaid';
import { expect, it } from 'vitest';
import { arrows, outsideArrows } from '../../src/tcp/figure5.ts';
import { stateDiagram } from '../../src/draw/mermaid.ts';

it.each([
  ['the 20 arrows of Figure 5', arrows],
  ['all transitions', [...arrows, ...outsideArrows]],
])('the text of the machine with %s is a stateDiagram for mermaid', async (_, list) => {
  const text = stateDiagram(list);
  expect(await mermaid.parse(text)).toMatchObject({ diagramType: 'stateDiagram' });
  expect(text.match(/-->/g)).toHaveLength(list.length + 1);
});
