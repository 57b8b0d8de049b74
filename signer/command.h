/* The commands. Each gets what follows its name and ends in an exit status. */
#ifndef SIGNER_COMMAND_H
#define SIGNER_COMMAND_H

#include "outcome.h"

enum outcome command_keygen(int argc, char **argv);
enum outcome command_pubkey(int argc, char **argv);
enum outcome command_sign(int argc, char **argv);
enum outcome command_verify(int argc, char **argv);
enum outcome command_inspect(int argc, char **argv);
enum outcome command_keyring(int argc, char **argv);
enum outcome command_pack(int argc, char **argv);

#endif
