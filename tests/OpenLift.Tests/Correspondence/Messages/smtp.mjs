// A real mail server for the tests: takes every message and prints it as one line of JSON. The first line is its port.
import { createRequire } from 'node:module';
const { SMTPServer } = createRequire(process.argv[2] + '/')('smtp-server');

const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], allowInsecureAuth: true,
    onAuth: (auth, _, done) => auth.username === 'openlift' && auth.password === 'secret' ? done(null, { user: auth.username }) : done(new Error('wrong password')),
    onRcptTo: ({ address }, _, done) => address.startsWith('nobody@') ? done(new Error('no such mailbox')) : done(),
    onData: (stream, session, done) => {
        const parts = [];
        stream.on('data', part => parts.push(part));
        stream.on('end', () => { console.log(JSON.stringify({ to: session.envelope.rcptTo.map(r => r.address), user: session.user ?? null, raw: Buffer.concat(parts).toString() })); done(); });
    },
});
server.listen(0, '127.0.0.1', () => console.log(server.server.address().port));
