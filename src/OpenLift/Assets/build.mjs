// Compiles the styles and copies the scripts into wwwroot/assets. Called by the build; see OpenLift.csproj.
import { mkdirSync, writeFileSync, copyFileSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as sass from 'sass';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../..');
const out = join(here, '../wwwroot/assets');
mkdirSync(out, { recursive: true });

copyFileSync(join(root, 'node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js'), join(out, 'govuk-frontend.min.js'));
for (const file of ['uPlot.iife.min.js', 'uPlot.min.css']) { copyFileSync(join(root, 'node_modules/uplot/dist', file), join(out, file)); }
for (const script of ['start.js', 'enhance.js', 'chart.js']) { copyFileSync(join(here, script), join(out, script)); }
const { css } = sass.compile(join(here, 'openlift.scss'), { style: 'compressed', loadPaths: [join(root, 'node_modules')], quietDeps: true });
writeFileSync(join(out, 'openlift.css'), css);
