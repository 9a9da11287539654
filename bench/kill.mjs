// Kills the server with SIGKILL while forms are being posted, starts it again, and counts: every acknowledged form must be stored
// once, and a form sent again with the same key must be stored once too (X5, R1). Usage: node bench/kill.mjs [rounds] [store]
// `store` is a PostgreSQL connection string to an empty database; without it, SQLite in a temporary folder.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const rounds = Number(process.argv[2] ?? 5);
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'openlift-kill-'));
const port = await new Promise(done => { const s = createServer().listen(0, '127.0.0.1', () => { const { port } = s.address(); s.close(() => done(port)); }); });
const address = `http://127.0.0.1:${port}`;
const writers = 6;
let server;

async function start() {
    const began = Date.now();
    server = spawn('dotnet', [join(root, 'src/OpenLift/bin/Release/net10.0/OpenLift.dll'), '--urls', address], {
        cwd: join(root, 'src/OpenLift'), stdio: 'ignore',
        env: { ...process.env, Demo: 'true', Keys: join(folder, 'keys'), SignInTries: '100000', ConnectionStrings__Store: process.argv[3] ?? `Data Source=${join(folder, 'kill.db')}` },
    });
    while (Date.now() - began < 60_000) {
        try { if ((await fetch(`${address}/sign-in`)).ok) { return Date.now() - began; } } catch { await new Promise(r => setTimeout(r, 50)); }
    }
    throw new Error('the server did not start');
}

function kill() { return new Promise(done => { server.once('exit', done); server.kill('SIGKILL'); }); }

const jar = () => {
    const cookies = new Map();
    return async (path, form) => {
        const response = await fetch(address + path, {
            method: form ? 'POST' : 'GET', redirect: 'manual', headers: { cookie: [...cookies].map(([k, v]) => `${k}=${v}`).join('; ') }, body: form && new URLSearchParams(form),
        });
        for (const set of response.headers.getSetCookie()) { const [pair] = set.split(';'); const at = pair.indexOf('='); cookies.set(pair.slice(0, at), pair.slice(at + 1)); }
        return { status: response.status, to: response.headers.get('location'), text: await response.text() };
    };
};
const hidden = (text, name) => [...text.matchAll(/<input[^>]*>/g)].map(m => m[0]).filter(i => i.includes(`name="${name}"`)).map(i => i.match(/value="([^"]*)"/)[1]).at(-1);

// What is posted: a child by a setting, a call by the contact desk, a child at home by Portage. Each is found again by the name in it.
const kinds = [
    { email: 'senco@demo.example', page: '/children/new', fields: last => ({ FirstName: 'Ada', LastName: last, 'Born.Day': '3', 'Born.Month': '4', 'Born.Year': '2020', Different: 'true' }), list: '/children?name=Kill' },
    { email: 'coordinator@demo.example', page: '/calls/new', fields: last => ({ CallerName: `Ada ${last}`, CallerKind: 'Parent', Concern: 'Asked about a place', Urgency: 'Routine', Next: 'FollowUp' }), list: '/calls?search=Kill' },
    { email: 'portage@demo.example', page: '/portage/new', fields: (last, text) => ({ FirstName: 'Ada', LastName: last, 'Born.Day': '3', 'Born.Month': '4', 'Born.Year': `${new Date().getFullYear() - 2}`, District: text.match(/name="District"[^>]*value="([^"]+)"/)[1], Needs: 'Needs an adult', Hours: '1.5', Different: 'true' }), list: '/cases?view=Mine' },
];

async function signIn(email) {
    const visit = jar();
    const { text } = await visit('/sign-in');
    await visit('/sign-in', { Email: email, Password: 'three quiet otters', __key: hidden(text, '__key'), __RequestVerificationToken: hidden(text, '__RequestVerificationToken') });
    return visit;
}

const acknowledged = new Set(), uncertain = [];
const restarts = [];
try {
    restarts.push(await start());
    for (let round = 1; round <= rounds; round++) {
        let stop = false;
        const writing = Promise.allSettled(Array.from({ length: writers }, async (_, writer) => {
            const kind = kinds[writer % kinds.length];
            const visit = await signIn(kind.email);
            for (let i = 0; !stop; i++) {
                const last = `Kill ${round} ${writer} ${i}`;
                let form;
                try {
                    const { text } = await visit(kind.page);
                    form = { ...kind.fields(last, text), __key: hidden(text, '__key'), __RequestVerificationToken: hidden(text, '__RequestVerificationToken') };
                    const { status } = await visit(kind.page, form);
                    if (status === 302) { acknowledged.add(last); } else { throw new Error(`status ${status}`); }
                } catch (problem) {
                    if (!stop) { throw problem; }
                    if (form) { uncertain.push({ visit, page: kind.page, form, last }); }
                }
            }
        }));
        await new Promise(r => setTimeout(r, 500 + Math.random() * 1500));
        stop = true;
        await kill();
        await writing;
        restarts.push(await start());
        for (const { visit, page, form, last } of uncertain.splice(0)) {
            if ((await visit(page, form)).status === 302) { acknowledged.add(last); }
        }
    }
    const stored = new Map();
    for (const { email, list } of kinds) {
        const visit = await signIn(email);
        for (let page = 1; ; page++) {
            const { text } = await visit(`${list}&p=${page}`);
            const names = [...text.matchAll(/<bdi>Ada (Kill [^<]+)<\/bdi>/g)].map(m => m[1]);
            for (const name of names) { stored.set(name, (stored.get(name) ?? 0) + 1); }
            if (!text.includes('govuk-pagination__next') || page > 999) { break; }
        }
    }
    const lost = [...acknowledged].filter(n => !stored.has(n)).length;
    const twice = [...stored.values()].filter(n => n > 1).length;
    const unasked = [...stored.keys()].filter(n => !acknowledged.has(n)).length;
    const slowest = restarts.slice(1).sort((a, b) => a - b).at(-1);
    console.log(`${rounds} kills, ${acknowledged.size} acknowledged forms: ${lost} lost, ${twice} twice, ${unasked} stored but not acknowledged; slowest restart ${slowest} ms`);
    process.exitCode = acknowledged.size > 0 && lost === 0 && twice === 0 && unasked === 0 ? 0 : 1;
} finally {
    if (server.exitCode === null) { await kill(); }
    rmSync(folder, { recursive: true, force: true });
}
