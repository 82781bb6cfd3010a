// n8n finds the node and its credential through the "n8n" block of package.json; requiring the
// package itself gives nothing.
module.exports = {};
