// Draws the dashboards without Metabase: the rows that `plics metabase export` wrote, the settings it sends, the chart
// library Metabase draws with. One page a dashboard, one SVG a card, nothing fetched. Not Metabase's own drawing: it shows
// what the cards say, in which order and colours.
//   node apercu.mjs EXPORT OUTLINES.geojson OUT
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const echarts = createRequire(join(process.cwd(), 'package.json'))('echarts');
const [source, outlines, out] = process.argv.slice(2);
const { release, fond, tableaux } = JSON.parse(readFileSync(join(source, 'apercu.json'), 'utf8'));
const geojson = JSON.parse(readFileSync(outlines, 'utf8'));
// Longitudes are drawn as wide as they are at the latitude of the outlines.
const aspect = Math.cos((48.6 * Math.PI) / 180);
echarts.registerMap(fond, geojson);

const CELL = 56;
const ROW = 50;
const GREY = '#555';

const escape = (text) =>
  String(text).replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

function format(value, settings) {
  if (value === null || value === undefined) return '';
  if (settings?.date_style === 'MMMM, YYYY') {
    return new Date(value).toLocaleDateString('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  }
  if (settings?.date_style) return new Date(value).toLocaleDateString('fr-FR', { timeZone: 'UTC' });
  if (typeof value !== 'number') return String(value);
  const digits = settings?.decimals ?? 0;
  const text = value.toLocaleString('fr-FR', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return text + (settings?.suffix ?? '');
}

const column = (card, name) => card.settings.column_settings[`["name","${name}"]`];

function table(card) {
  const numeric = card.colonnes.map((_, i) => card.lignes.some((l) => typeof l[i] === 'number'));
  const cell = (tag, text, i) => `<${tag}${numeric[i] ? ' class="n"' : ''}>${escape(text)}</${tag}>`;
  const head = card.colonnes.map((c, i) => cell('th', c, i)).join('');
  const body = card.lignes.map(
    (l) => `<tr>${l.map((v, i) => cell('td', format(v, column(card, card.colonnes[i])), i)).join('')}</tr>`,
  );
  const none = body.length ? '' : '<p class="vide">Aucune ligne.</p>';
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>${none}`;
}

function axes(card) {
  const [axis, by] = card.settings['graph.dimensions'];
  const metrics = card.settings['graph.metrics'];
  const at = (name) => card.colonnes.indexOf(name);
  const keys = [...new Set(card.lignes.map((l) => l[at(axis)]))];
  const names = by ? [...new Set(card.lignes.map((l) => l[at(by)]))] : metrics;
  const value = (key, name) => {
    const line = card.lignes.find((l) => l[at(axis)] === key && (!by || l[at(by)] === name));
    return line ? line[at(by ? metrics[0] : name)] : null;
  };
  return { axis, keys, names, value, unit: (name) => column(card, by ? metrics[0] : name) };
}

function chart(card) {
  const { axis, keys, names, value, unit } = axes(card);
  const lying = card.display === 'row';
  const category = {
    type: 'category',
    data: keys.map((k) => format(k, column(card, axis))),
    inverse: lying,
    axisLabel: { color: GREY, width: lying ? 190 : undefined, overflow: 'break', interval: card.display === 'line' ? 'auto' : 0, fontSize: 12 },
  };
  if (!lying && card.display === 'bar') category.axisLabel.width = 90;
  const number = {
    type: 'value',
    scale: card.settings['graph.y_axis.unpin_from_zero'] === true,
    axisLabel: { color: GREY, formatter: (v) => format(v, { ...unit(names[0]), decimals: 0 }) },
  };
  return {
    animation: false,
    // Without a screen, the library takes letters to be narrower than they are.
    grid: { left: lying ? 28 : 8, right: lying ? 70 : 24, top: names.length > 1 ? 36 : 24, bottom: 8, containLabel: true },
    legend: names.length > 1 ? { top: 0, left: 0 } : undefined,
    xAxis: lying ? number : category,
    yAxis: lying ? category : number,
    series: names.map((name) => {
      const color = card.settings.series_settings[name]?.color;
      if (!color) throw new Error(`${card.titre} : la série « ${name} » n'a pas de couleur`);
      return {
        name,
        type: card.display === 'line' ? 'line' : 'bar',
        data: keys.map((k) => value(k, name)),
        itemStyle: { color },
        connectNulls: false,
        label: {
          show: card.settings['graph.show_values'] === true,
          position: lying ? 'right' : 'top',
          formatter: (p) => format(p.value, unit(name)),
        },
      };
    }),
  };
}

function map(card, width) {
  const at = (name) => card.colonnes.indexOf(name);
  const data = card.lignes.map((l) => ({
    name: l[at(card.settings['map.dimension'])],
    value: l[at(card.settings['map.metric'])],
  }));
  const known = new Set(geojson.features.map((f) => f.properties.code));
  const lost = data.filter((d) => !known.has(d.name));
  if (lost.length) throw new Error(`${card.titre} : communes sans contour : ${lost.map((d) => d.name).join(', ')}`);
  // Classes of as many communes each, told apart where values differ.
  const values = data.map((d) => d.value).sort((a, b) => a - b);
  const colors = card.settings['map.colors'];
  const bounds = [...new Set(colors.map((_, i) => values[Math.floor((i * values.length) / colors.length)]))];
  const pieces = bounds.map((min, i) => ({
    min,
    max: i + 1 < bounds.length ? bounds[i + 1] - 1 : values[values.length - 1],
    color: colors[colors.length - bounds.length + i],
  }));
  pieces.forEach((p) => (p.label = p.min === p.max ? `${format(p.min)}` : `${format(p.min)} à ${format(p.max)}`));
  return {
    animation: false,
    visualMap: { type: 'piecewise', pieces, left: 8, top: 8, textStyle: { color: GREY } },
    series: [
      { type: 'map', map: fond, nameProperty: 'code', aspectScale: aspect, data, label: { show: false },
        layoutCenter: ['57%', '50%'], layoutSize: 0.8 * width,
        itemStyle: { areaColor: '#C4C4C4', borderColor: '#fff', borderWidth: 0.4 } },
    ],
  };
}

function draw(card, width, height) {
  if (card.display === 'table') return table(card);
  if (card.display === 'scalar') {
    const name = card.settings['scalar.field'];
    return `<p class="nombre">${escape(format(card.lignes[0]?.[card.colonnes.indexOf(name)], column(card, name)))}</p>`;
  }
  const instance = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  instance.setOption(card.display === 'map' ? map(card, width) : chart(card));
  const svg = instance.renderToSVGString();
  instance.dispose();
  if (/NaN|undefined|Infinity/.test(svg)) throw new Error(`${card.titre} : dessin sans valeurs`);
  return svg;
}

function markdown(text) {
  const lines = text.trim().split('\n').map(escape);
  return `<p>${lines.join(' ').replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')}</p>`;
}

const css = `
  body { margin: 16px; font: 14px/1.35 'DejaVu Sans', sans-serif; color: #222; background: #f3f4f6; width: ${24 * CELL}px }
  h1 { font-size: 22px; margin: 0 } header p { color: ${GREY}; margin: 4px 0 12px }
  main { display: grid; grid-template-columns: repeat(24, ${CELL}px); grid-auto-rows: ${ROW}px }
  section { background: #fff; border: 1px solid #ddd; border-radius: 6px; margin: 4px; padding: 8px 12px; overflow: hidden }
  section.note { background: none; border: none; padding-left: 4px } section.note p { margin: 0 }
  h2 { font-size: 14px; margin: 0 0 4px } .nombre { font-size: 34px; font-weight: bold; margin: 14px 0 }
  table { border-collapse: collapse; width: 100%; font-size: 13px } th { text-align: left; border-bottom: 2px solid #ccc }
  td, th { padding: 3px 8px } td { border-bottom: 1px solid #eee } .n { text-align: right; font-variant-numeric: tabular-nums }
  .vide { color: ${GREY} }`;

mkdirSync(out, { recursive: true });
for (const tableau of tableaux) {
  const sections = tableau.cartes.map((card) => {
    const [row, col, wide, high] = card.place;
    const style = `grid-area: ${row + 1} / ${col + 1} / span ${high} / span ${wide}`;
    if (card.texte) return `<section class="note" style="${style}">${markdown(card.texte)}</section>`;
    const drawing = draw(card, wide * CELL - 34, high * ROW - 50);
    return `<section style="${style}" title="${escape(card.description)}"><h2>${escape(card.titre)}</h2>${drawing}</section>`;
  });
  const filters = tableau.filtres.length ? ` Filtres : ${tableau.filtres.join(', ')}.` : '';
  const name = tableau.titre.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '_');
  writeFileSync(
    join(out, `${name}.html`),
    `<!doctype html><html lang="fr"><meta charset="utf-8"><title>${escape(tableau.titre)}</title><style>${css}</style>` +
      `<header><h1>${escape(tableau.titre)}</h1><p>${escape(tableau.description + filters)} Publication ${escape(release)}.</p></header>` +
      `<main>${sections.join('\n')}</main></html>\n`,
  );
  console.log(`${name} : ${tableau.cartes.filter((c) => !c.texte).length} cartes`);
}
