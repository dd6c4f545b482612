/* Reads all members of an archive with libzip, again and again: FILE COUNT. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <zip.h>

static double seconds(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  if (argc != 3) return 64;
  static char buffer[1 << 16];
  int members = 0;
  double wall = seconds(CLOCK_MONOTONIC), cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
  for (int i = 0; i < atoi(argv[2]); i++) {
    zip_t *archive = zip_open(argv[1], ZIP_RDONLY, NULL);
    if (!archive) return 1;
    zip_int64_t count = zip_get_num_entries(archive, 0);
    for (zip_int64_t index = 0; index < count; index++) {
      zip_file_t *member = zip_fopen_index(archive, index, 0);
      if (!member) return 1;
      zip_int64_t read;
      /* The checksum is compared when the end is reached. */
      while ((read = zip_fread(member, buffer, sizeof buffer)) > 0) {}
      if (read < 0 || zip_fclose(member)) return 1;
      members++;
    }
    zip_discard(archive);
  }
  printf("{\"items\":%d,\"cpu\":%f,\"wall\":%f}\n", members, seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu,
         seconds(CLOCK_MONOTONIC) - wall);
  return 0;
}
