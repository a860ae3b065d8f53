#pragma once
#ifdef __cplusplus
extern "C" {
#endif
int roster_phone_placeholder(void);
#ifdef __cplusplus
}
#endif
