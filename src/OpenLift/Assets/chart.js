// Draws the table after each [data-chart] as a line; data-chart="steps" draws a falling share, day by day. The table says the same and is what a screen reader reads.
const style = document.createElement('link');
style.rel = 'stylesheet';
style.href = '/assets/uPlot.min.css';
const library = document.createElement('script');
library.src = '/assets/uPlot.iife.min.js';
const loaded = new Promise(done => library.addEventListener('load', done));
document.head.append(style, library);
await loaded;

const month = 365.25 / 12;
for (const place of document.querySelectorAll('[data-chart="steps"]')) {
    const steps = place.dataset.steps.split(' ').map(step => step.split(':').map(Number));
    if (steps.length < 2) { continue; }
    new uPlot({
        width: Math.min(640, place.parentElement.clientWidth), height: 220, legend: { show: false }, cursor: { show: false },
        scales: { x: { time: false }, y: { range: [0, 100] } },
        axes: [{ incrs: [1, 2, 3, 6, 12, 24].map(months => months * month), values: (_, days) => days.map(day => Math.round(day / month)), space: 40, label: 'Months', labelSize: 24 }, { values: (_, shares) => shares.map(share => `${share}%`), size: 56 }],
        series: [{}, { stroke: '#12324a', width: 3, points: { show: false }, paths: uPlot.paths.stepped({ align: 1 }) }],
    }, [steps.map(step => step[0]), steps.map(step => step[1])], place);
}

for (const place of document.querySelectorAll('[data-chart=""]')) {
    const rows = [...place.parentElement.querySelectorAll('tr[data-x]')];
    if (rows.length < 2) { continue; }
    const data = [rows.map(row => Date.parse(row.dataset.x) / 1000), rows.map(row => Number(row.dataset.y))];
    new uPlot({
        width: Math.min(640, place.parentElement.clientWidth), height: 220, legend: { show: false }, cursor: { show: false },
        scales: { x: { time: true } },
        axes: [{ values: (_, days) => days.map(day => new Date(day * 1000).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })), space: 60 }, { size: 50 }],
        series: [{}, { stroke: '#12324a', width: 3, points: { show: true, size: 9, fill: '#12324a' } }],
    }, data, place);
}
