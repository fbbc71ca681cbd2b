import openapiTS, { astToString } from 'openapi-typescript';

const NOTE = '// Written by `npm run contracts`.\n';

/** A service's OpenAPI document as types: what a browser may ask, and nothing that only sidecars may. */
export async function browserTypes(document: { paths?: object | undefined }): Promise<string> {
  const paths = Object.entries(document.paths ?? {}).filter(([path]) => path.startsWith('/api/'));
  const asked = { ...document, paths: Object.fromEntries(paths) };
  return NOTE + astToString(await openapiTS(JSON.stringify(asked), { alphabetize: true }));
}
