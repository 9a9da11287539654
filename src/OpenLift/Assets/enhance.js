import { initAll } from './govuk-frontend.min.js';
initAll();
if (document.querySelector('[data-chart]')) { import('./chart.js'); }
for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
}
