import path from 'node:path';
import { stringify } from 'yaml';
import { browserTypes } from '../types/browser-types.ts';
import { asyncApiDocument } from './asyncapi.ts';
import { eventSchemas } from './events.ts';
import { openApiDocuments } from './openapi.ts';

export const contractsDir = path.join(import.meta.dirname, '..');
export const typesDir = path.join(contractsDir, '../web/app/api/types');

const NOTE = '# Written by `npm run contracts`.\n';

/** Every file of the contracts with its text, by its path in this folder. */
export function contractFiles(): Map<string, string> {
  const documents = openApiDocuments();
  const asyncApi = asyncApiDocument('0.1.0', Object.keys(documents));
  return new Map([
    ...Object.entries(documents).map(
      ([service, it]) => [`openapi/${service}.openapi.json`, json(it)] as const,
    ),
    ...Object.entries(eventSchemas()).map(([type, it]) => [`events/${type}.schema.json`, json(it)] as const),
    ['asyncapi.yaml', NOTE + stringify(asyncApi, { aliasDuplicateObjects: false, lineWidth: 110 })],
  ]);
}

/** The same documents as types for the web app, by their path in its folder. */
export async function typeFiles(): Promise<Map<string, string>> {
  const files = Object.entries(openApiDocuments()).map(
    async ([service, it]) => [`${service}.ts`, await browserTypes(it)] as const,
  );
  return new Map(await Promise.all(files));
}

const json = (document: unknown) => `${JSON.stringify(document, null, 2)}\n`;
