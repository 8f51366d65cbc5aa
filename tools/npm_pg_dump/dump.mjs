// Runs pg_dump of @electric-sql/pglite-tools (argument 1: its folder) for each request on standard input, a line of
// JSON, and answers with a line. What it says to the server goes to the pipe of argument 3, what the server says
// comes from that of argument 2. pg_dump's callbacks cannot wait for events, so everything here is synchronous.
import { readSync, writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

const [folder, from, to] = process.argv.slice(2)
const fromServer = Number(from)
const toServer = Number(to)
process.argv[1] = 'pg_dump' // So it calls itself.
const { pgDump } = await import(pathToFileURL(`${folder}/dist/index.js`))

function startupMessage(parameters) {
  const text = Object.entries({ ...parameters, client_encoding: 'UTF8' })
    .map(([name, value]) => `${name}\0${value}\0`)
    .join('')
  const body = Buffer.from(`${text}\0`)
  const head = Buffer.alloc(8)
  head.writeInt32BE(body.length + 8, 0)
  head.writeInt32BE(196608, 4) // Protocol 3.0.
  return Buffer.concat([head, body])
}

function send(pipe, bytes) {
  for (let sent = 0; sent < bytes.length; ) sent += writeSync(pipe, bytes, sent)
}

// All that the server says, up to ReadyForQuery or to its last words.
function answer() {
  const chunk = Buffer.alloc(1 << 18)
  let got = Buffer.alloc(0)
  let at = 0
  for (;;) {
    while (at + 5 <= got.length && at + 1 + got.readInt32BE(at + 1) <= got.length) {
      const end = at + 1 + got.readInt32BE(at + 1)
      const fatal = got[at] === 0x45 && got.includes('VFATAL\0') // An ErrorResponse.
      if (got[at] === 0x5a || fatal) return got
      at = end
    }
    const length = readSync(fromServer, chunk)
    if (length === 0) throw new Error('the server closed the connection')
    got = Buffer.concat([got, chunk.subarray(0, length)])
  }
}

// Stands for a PGlite, as far as pgDump needs one. A long message comes in parts; only a whole Query has an answer.
function database(startup) {
  let started = false
  let unsent = Buffer.alloc(0)
  return {
    query: async () => ({ rows: [{ search_path: 'public' }] }),
    exec: async () => {},
    execProtocolRawStream(bytes, { onRawData }) {
      if (!started) {
        started = true
        send(toServer, startupMessage(startup))
        onRawData(answer())
        return
      }
      unsent = Buffer.concat([unsent, Buffer.from(bytes)])
      while (unsent.length >= 5 && unsent.length > unsent.readInt32BE(1)) {
        const message = unsent.subarray(0, 1 + unsent.readInt32BE(1))
        unsent = unsent.subarray(message.length)
        send(toServer, message)
        if (message[0] === 0x51) onRawData(answer())
      }
    },
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const { startup, arguments: args } = JSON.parse(line)
  let result
  try {
    const file = await pgDump({ pg: database(startup), args })
    result = { text: await file.text(), error: '' }
  } catch (error) {
    // It looks for its own file first, and complains that there is none.
    result = { text: '', error: String(error.message).replace(/^[^]*?(?=pg_dump: error)/, '').trim() }
  }
  send(1, Buffer.from(JSON.stringify(result) + '\n'))
}
