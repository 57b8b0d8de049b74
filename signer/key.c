/* Engines are the way to PKCS #11 tokens that Debian 12 has packaged; OpenSSL 3
 * calls them deprecated, providers are its later way. */
#define OPENSSL_SUPPRESS_DEPRECATED

#include "key.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/engine.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bytes_le.h"
#include "file.h"
#include "image/signature.h"

struct key {
    EVP_PKEY *pkey;
    uint8_t point[SD_PUBLIC_POINT_BYTES];
};

static const char *openssl_reason(void)
{
    unsigned long code = ERR_peek_last_error();
    const char *reason = code ? ERR_reason_error_string(code) : 0;

    ERR_clear_error();
    return reason ? reason : "no reason given";
}

static enum outcome wrap(EVP_PKEY *pkey, const char *source, struct key **out)
{
    char group[32] = "";
    unsigned char *point = 0;
    size_t n = 0;

    if (EVP_PKEY_is_a(pkey, "EC"))
        EVP_PKEY_get_group_name(pkey, group, sizeof group, 0);
    if (strcmp(group, "prime256v1")) {
        EVP_PKEY_free(pkey);
        return unable("%s: not a P-256 key; make one with 'sdsign keygen'", source);
    }
    n = EVP_PKEY_get1_encoded_public_key(pkey, &point);
    struct key *key = malloc(sizeof *key);
    if (!key || n != SD_PUBLIC_POINT_BYTES || point[0] != 4) {
        OPENSSL_free(point);
        EVP_PKEY_free(pkey);
        free(key);
        return unable("%s: its public point is not in uncompressed form", source);
    }
    memcpy(key->point, point, n);
    OPENSSL_free(point);
    key->pkey = pkey;
    *out = key;
    return DONE;
}

static int ask_passphrase(char *to, int capacity, int is_writing, void *source)
{
    (void)is_writing;
    if (!isatty(STDIN_FILENO)) {
        unable("%s: the key has a passphrase and there is no terminal to ask for it",
               (const char *)source);
        return -1;
    }
    if (EVP_read_pw_string(to, capacity, "passphrase of the key: ", 0))
        return -1;
    return (int)strlen(to);
}

static enum outcome load_token(const char *uri, bool is_private, struct key **out)
{
    ENGINE_load_dynamic();
    ENGINE *engine = ENGINE_by_id("pkcs11");
    if (!engine || !ENGINE_init(engine)) {
        ENGINE_free(engine);
        return unable("%s: keys in tokens need OpenSSL's pkcs11 engine; install the Debian package "
                      "libengine-pkcs11-openssl (%s)",
                      uri, openssl_reason());
    }
    EVP_PKEY *pkey = is_private ? ENGINE_load_private_key(engine, uri, 0, 0)
                                : ENGINE_load_public_key(engine, uri, 0, 0);
    ENGINE_finish(engine);
    ENGINE_free(engine);
    if (!pkey)
        return unable("%s: the token gives no such key (%s)", uri, openssl_reason());
    return wrap(pkey, uri, out);
}

static EVP_PKEY *read_private_pem(const struct buffer *file, const char *source)
{
    BIO *bio = BIO_new_mem_buf(file->bytes, (int)file->n);
    EVP_PKEY *pkey = bio ? PEM_read_bio_PrivateKey(bio, 0, ask_passphrase, (void *)source) : 0;

    BIO_free(bio);
    return pkey;
}

static EVP_PKEY *read_public_pem(const struct buffer *file)
{
    BIO *bio = BIO_new_mem_buf(file->bytes, (int)file->n);
    EVP_PKEY *pkey = bio ? PEM_read_bio_PUBKEY(bio, 0, 0, 0) : 0;

    BIO_free(bio);
    return pkey;
}

static enum outcome load(const char *source, bool is_private, struct key **out)
{
    struct buffer file;
    EVP_PKEY *pkey = 0;

    if (!strncmp(source, "pkcs11:", 7))
        return load_token(source, is_private, out);
    enum outcome outcome = file_read(source, &file);
    if (outcome != DONE)
        return outcome;
    if (!is_private)
        pkey = read_public_pem(&file);
    if (!pkey) {
        ERR_clear_error();
        pkey = read_private_pem(&file, source);
    }
    OPENSSL_cleanse(file.bytes, file.n);
    buffer_free(&file);
    if (!pkey)
        return unable("%s: not a readable %s key in PEM (%s)", source,
                      is_private ? "private" : "public or private", openssl_reason());
    return wrap(pkey, source, out);
}

enum outcome key_load_private(const char *source, struct key **out)
{
    return load(source, true, out);
}

enum outcome key_load_public(const char *source, struct key **out)
{
    return load(source, false, out);
}

enum outcome key_load_point(const char *source, uint8_t point[SD_PUBLIC_POINT_BYTES])
{
    struct key *key;
    enum outcome outcome = key_load_public(source, &key);

    if (outcome == DONE) {
        memcpy(point, key->point, SD_PUBLIC_POINT_BYTES);
        key_free(key);
    }
    return outcome;
}

void key_free(struct key *key)
{
    if (key)
        EVP_PKEY_free(key->pkey);
    free(key);
}

enum outcome key_generate(const char *path)
{
    EVP_PKEY *pkey = EVP_EC_gen("P-256");
    BIO *bio = BIO_new(BIO_s_mem());
    char *pem;
    enum outcome outcome;

    if (file_exists(path)) /* file_write refuses too; this gives no entropy away */
        outcome = unable("%s: exists already; a key is never overwritten", path);
    else if (!pkey || !bio || !PEM_write_bio_PKCS8PrivateKey(bio, pkey, 0, 0, 0, 0, 0))
        outcome = unable("%s: cannot make a key (%s)", path, openssl_reason());
    else {
        long n = BIO_get_mem_data(bio, &pem);
        outcome = file_write(path, pem, (size_t)n, FILE_SECRET);
        OPENSSL_cleanse(pem, (size_t)n);
    }
    BIO_free(bio);
    EVP_PKEY_free(pkey);
    return outcome;
}

enum outcome key_public_pem(const struct key *key, struct buffer *out)
{
    BIO *bio = BIO_new(BIO_s_mem());
    char *pem;

    *out = (struct buffer){0};
    if (!bio || !PEM_write_bio_PUBKEY(bio, key->pkey)) {
        BIO_free(bio);
        return unable("cannot write the public key (%s)", openssl_reason());
    }
    long n = BIO_get_mem_data(bio, &pem);
    buffer_add(out, pem, (size_t)n);
    BIO_free(bio);
    return DONE;
}

void key_point(const struct key *key, uint8_t point[SD_PUBLIC_POINT_BYTES])
{
    memcpy(point, key->point, SD_PUBLIC_POINT_BYTES);
}

/* DER to r and s of 32 bytes each. */
static bool to_raw(const uint8_t *der, size_t n, uint8_t signature[SD_SIGNATURE_BYTES])
{
    ECDSA_SIG *parsed = d2i_ECDSA_SIG(0, &der, (long)n);
    bool is_done = parsed && BN_bn2binpad(ECDSA_SIG_get0_r(parsed), signature, 32) == 32 &&
                   BN_bn2binpad(ECDSA_SIG_get0_s(parsed), signature + 32, 32) == 32;

    ECDSA_SIG_free(parsed);
    return is_done;
}

enum outcome key_sign(const struct key *key, const uint8_t digest[32],
                      uint8_t signature[SD_SIGNATURE_BYTES])
{
    uint8_t der[128];
    size_t n = sizeof der;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key->pkey, 0);
    bool is_signed = context && EVP_PKEY_sign_init(context) > 0 &&
                     EVP_PKEY_CTX_set_signature_md(context, EVP_sha256()) > 0 &&
                     EVP_PKEY_sign(context, der, &n, digest, 32) > 0;

    EVP_PKEY_CTX_free(context);
    if (!is_signed)
        return unable("the key does not sign (%s)", openssl_reason());
    if (!to_raw(der, n, signature) || !image_ecdsa_p256_verify(key->point, digest, signature))
        return defect("the loader's code does not accept the signature just made");
    return DONE;
}

enum outcome key_sign_buffer(const struct key *key, enum sd_signed_kind kind,
                             struct buffer *buffer)
{
    uint8_t trailer[SD_TRAILER_BYTES] = {0}, digest[IMAGE_DIGEST_BYTES];

    memcpy(trailer, SD_TRAILER_MAGIC, 8);
    put_le16(trailer + SD_TRAILER_VERSION_AT, SD_TRAILER_VERSION);
    put_le16(trailer + SD_TRAILER_ALGORITHM_AT, SD_ALGORITHM_ECDSA_P256_SHA256);
    put_le16(trailer + SD_TRAILER_KIND_AT, kind);
    put_le64(trailer + SD_TRAILER_BODY_BYTES_AT, buffer->n);
    image_key_id(key->point, trailer + SD_TRAILER_KEY_ID_AT);
    image_signed_digest(buffer->bytes, buffer->n, trailer, digest);
    enum outcome outcome = key_sign(key, digest, trailer + SD_TRAILER_SIGNATURE_AT);
    if (outcome == DONE)
        buffer_add(buffer, trailer, sizeof trailer);
    return outcome;
}

void key_id_text(const uint8_t point[SD_PUBLIC_POINT_BYTES], char text[KEY_ID_TEXT_BYTES])
{
    uint8_t id[SD_KEY_ID_BYTES];

    image_key_id(point, id);
    for (unsigned i = 0; i < SD_KEY_ID_BYTES; i++)
        sprintf(text + 2 * i, "%02x", id[i]);
}
