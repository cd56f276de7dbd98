import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { toolInputs } from '../../../../src/customers/tools/inputs.ts';
import { toolId, toolNames } from '../../../../src/customers/tools/names.ts';

interface ContributedTool {
  readonly name: string;
  readonly modelDescription: string;
  readonly when: string;
  readonly inputSchema: unknown;
}

interface Manifest {
  readonly contributes: {
    readonly languageModelTools: readonly ContributedTool[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default?: unknown }>> };
  };
}

const file = path.resolve(import.meta.dirname, '../../../../package.json');
const { contributes } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
const tools = contributes.languageModelTools;

describe('the tools that package.json contributes', () => {
  it('are those that answer, by their names', () => {
    deepEqual(
      tools.map(({ name }) => name),
      toolNames.map(toolId),
    );
  });

  it('are all there is for models: no participant in a chat', () => {
    deepEqual(
      Object.keys(contributes).filter(name => /chat|model/i.test(name)),
      ['languageModelTools'],
    );
  });

  it('take what is read of an input, word for word', () => {
    for (const name of toolNames) {
      const { $schema: _, ...schema } = z.toJSONSchema(toolInputs[name], { io: 'input', target: 'draft-7' });
      deepEqual(tools.find(tool => tool.name === toolId(name))?.inputSchema, JSON.parse(JSON.stringify(schema)), name);
    }
  });

  it('are offered only while the setting is on, which it is not by itself', () => {
    for (const { when } of tools) equal(when, 'config.clientele.languageModelTools.enabled');
    equal(contributes.configuration.properties['clientele.languageModelTools.enabled']?.default, false);
  });

  it('say to models what they are for and that values are masked', () => {
    for (const { name, modelDescription } of tools) {
      ok(modelDescription.length > 150, name);
      ok(/masked|contains no customer/.test(modelDescription), name);
    }
  });
});
