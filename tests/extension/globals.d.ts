// The background's modules as a Writer has them.
declare const vault: any, session: any, copies: any, shelves: any, store: any;
