import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from '../../start/places.ts';
import { readRunTemplate } from '../../start/template/run-template.ts';

const { apps: all, common } = readRunTemplate();

/** The services as dev.yaml has them. */
export const apps = all;
export const appNames = all.map(({ appID }) => appID);
export { common };

/** Beside the services: apps that are started on one machine only, yet are named in what components say. */
export const otherApps = [...readdirSync(join(projectDir, 'examples')), 'events'];
